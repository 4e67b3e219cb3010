import { type Task } from '../api/api';
import { type Words } from '../words/english';
import { dueWords } from '../ui/due-words';
import { clock, daysAway, due } from '../ui/times';

/** When a task was done, or is due: `Done at 14:02`, `3 days late`, `No date`. */
export function taskWhen({ completed_at, due_at }: Task, words: Words): string {
  const { doneAt, doneOn, noDate } = words.tasks;
  if (completed_at)
    return daysAway(completed_at) === 0 ? doneAt(clock(completed_at, words)) : doneOn(due(completed_at, words));
  return due_at ? dueWords(due_at, words) : noDate;
}
