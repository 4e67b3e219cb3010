import { type Task } from '../api/api';
import { dueIn } from '../ui/due-words';
import { daysAway } from '../ui/times';
import { type Words } from '../words/english';

export interface TaskGroup {
  /** What it is called in the catalogue of words. */
  readonly name: keyof Words['tasks']['groups'];
  readonly tasks: readonly Task[];
}

const ORDER = ['late', 'today', 'week', 'later', 'doneToday', 'done'] as const;

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

function groupOf(task: Task, isKept: boolean, now: Date): TaskGroup['name'] {
  if (task.status === 'done' && !isKept)
    return task.completed_at && daysAway(task.completed_at, now) === 0 ? 'doneToday' : 'done';
  if (task.due_at === null) return 'later';
  const days = dueIn(task.due_at, now);
  if (days < 0) return 'late';
  if (days === 0) return 'today';
  return days < 7 ? 'week' : 'later';
}

function byDue(a: Task, b: Task): number {
  return (a.due_at ?? '~').localeCompare(b.due_at ?? '~') || a.created_at.localeCompare(b.created_at);
}
