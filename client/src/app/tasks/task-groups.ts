import { type Task } from '../api/api';
import { daysAway } from '../ui/times';

export interface TaskGroup {
  readonly name: string;
  readonly tasks: readonly Task[];
}

const ORDER = ['Late', 'Today', 'This week', 'Later', 'Done today', 'Done'];

/** Tasks by when they ask for attention; within a group what is due first stands first. */
export function taskGroups(tasks: readonly Task[], now = new Date()): readonly TaskGroup[] {
  const groups = Map.groupBy(tasks.toSorted(byDue), (task) => groupOf(task, now));
  return ORDER.flatMap((name) => {
    const found = groups.get(name);
    return found ? [{ name, tasks: found }] : [];
  });
}

/** Whether a task should have been done before today. */
export function isLate({ status, due_at }: Task, now = new Date()): boolean {
  return status === 'open' && due_at !== null && daysAway(due_at, now) < 0;
}

function groupOf(task: Task, now: Date): string {
  if (task.status === 'done')
    return task.completed_at && daysAway(task.completed_at, now) === 0 ? 'Done today' : 'Done';
  if (task.due_at === null) return 'Later';
  const days = daysAway(task.due_at, now);
  if (days < 0) return 'Late';
  if (days === 0) return 'Today';
  return days < 7 ? 'This week' : 'Later';
}

function byDue(a: Task, b: Task): number {
  return (a.due_at ?? '~').localeCompare(b.due_at ?? '~') || a.created_at.localeCompare(b.created_at);
}
