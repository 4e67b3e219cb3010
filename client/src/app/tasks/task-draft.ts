import { type Task, type TaskPriority } from '../api/api';
import { dueDate, isWholeDay } from '../ui/due-words';
import { type TaskDraft } from './tasks';

/** A task as the fields of a form hold it: `day` as 2026-11-27, `time` as 15:00, both empty for none. */
interface TaskFields {
  readonly title: string;
  readonly notes: string;
  readonly day: string;
  readonly time: string;
  readonly priority: TaskPriority;
}

export const EMPTY: TaskFields = { title: '', notes: '', day: '', time: '', priority: 'normal' };

export function draftOf({ title, notes, due_at, priority }: Task): TaskFields {
  return { title, notes: notes ?? '', priority, ...(due_at ? dayAndTime(due_at) : { day: '', time: '' }) };
}

/** What was filled in, as it is sent: a day alone stays a day, with a time it is a moment. */
export function filled({ title, notes, day, time, priority }: TaskFields): TaskDraft {
  const due = day && time ? new Date(`${day}T${time}`).toISOString() : day;
  return { title: title.trim(), notes: notes.trim() || null, due_at: due || null, priority };
}

function dayAndTime(due: string): Pick<TaskFields, 'day' | 'time'> {
  const date = dueDate(due);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
  return { day: local.slice(0, 10), time: isWholeDay(due) ? '' : local.slice(11, 16) };
}
