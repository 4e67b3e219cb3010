import { momentOf } from './moment.js';
import { type NewTask, type TaskChange } from './tasks.repository.js';

/** A task's fields as they come over the wire; null stands for none. */
interface WireTask {
  readonly notes?: string | null | undefined;
  readonly due_at?: string | null | undefined;
}

type NewWireTask = WireTask & Pick<NewTask, 'title'> & { readonly priority?: NewTask['priority'] | null };
type WireChange = WireTask & Pick<TaskChange, 'title' | 'status' | 'priority'>;

/** A new task as it is stored. */
export function newTask({ title, notes, priority, due_at }: NewWireTask): NewTask {
  return { title, ...(priority && { priority }), ...textAndDate({ notes, due_at }) };
}

/** A change as it is stored; what is left out stays. */
export function taskChange({ title, notes, status, priority, due_at }: WireChange): TaskChange {
  return {
    ...(title !== undefined && { title }),
    ...(status && { status }),
    ...(priority && { priority }),
    ...textAndDate({ notes, due_at }),
  };
}

function textAndDate({ notes, due_at }: WireTask): Pick<TaskChange, 'notes' | 'dueAt'> {
  return {
    ...(notes !== undefined && { notes: notes === '' ? null : notes }),
    ...(due_at !== undefined && { dueAt: due_at === null ? null : momentOf(due_at) }),
  };
}
