import { type Task } from '../api/api';
import { dueIn } from '../ui/due-words';
import { daysAway } from '../ui/times';

export interface TaskGroup {
  readonly name: string;
  readonly tasks: readonly Task[];
}

const ORDER = ['Late', 'Today', 'This week', 'Later', 'Done today', 'Done'];

/**
 * Tasks by when they ask for attention; within a group what is due first stands first.
 * Those that are `kept` stand where they stood when they were open.
 */
export function taskGroups(
  tasks: readonly Task[],
  kept: ReadonlySet<string> = new Set(),
  now = new Date(),
): readonly TaskGroup[] {
  const groups = Map.groupBy(tasks.toSorted(byDue), (task) => groupOf(task, kept.has(task.id), now));
  return ORDER.flatMap((name) => {
    const found = groups.get(name);
    return found ? [{ name, tasks: found }] : [];
  });
}

/** Whether a task should have been done before today. */
export function isLate({ status, due_at }: Task, now = new Date()): boolean {
  return status === 'open' && due_at !== null && dueIn(due_at, now) < 0;
}

function groupOf(task: Task, isKept: boolean, now: Date): string {
  if (task.status === 'done' && !isKept)
    return task.completed_at && daysAway(task.completed_at, now) === 0 ? 'Done today' : 'Done';
  if (task.due_at === null) return 'Later';
  const days = dueIn(task.due_at, now);
  if (days < 0) return 'Late';
  if (days === 0) return 'Today';
  return days < 7 ? 'This week' : 'Later';
}

function byDue(a: Task, b: Task): number {
  return (a.due_at ?? '~').localeCompare(b.due_at ?? '~') || a.created_at.localeCompare(b.created_at);
}
