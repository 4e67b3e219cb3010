import { type Words } from '../words/english';
import { clock, daysAway, due, fullDate, fullTime } from './times';

const WHOLE_DAY = /^(\d{4})-(\d\d)-(\d\d)T00:00(:00(\.0+)?)?(Z|\+00:00)$/;

/** Whether a due time stands for a day as a whole: those are kept as the first moment of the day in UTC. */
export function isWholeDay(time: string): boolean {
  return WHOLE_DAY.test(time);
}

/** When something is due, on the calendar of whoever looks: a whole day is the same day everywhere. */
export function dueDate(time: string): Date {
  const [, year, month, day] = (WHOLE_DAY.exec(time) ?? []).map(Number);
  return year && month && day ? new Date(year, month - 1, day) : new Date(time);
}

/** Days until something is due: 0 today, -1 yesterday. */
export function dueIn(time: string, now = new Date()): number {
  return daysAway(dueDate(time), now);
}

/** When something is due: `3 days late`, `Yesterday`, `Today, 15:00`, `Fri, 27 Nov`. */
export function dueWords(time: string, words: Words, now = new Date()): string {
  const [date, days] = [dueDate(time), dueIn(time, now)];
  if (days < -1) return words.time.daysLate(-days);
  const day = due(date, words, now);
  return isWholeDay(time) || days < 0 ? day : words.time.at(day, clock(date, words));
}

/** When something is due, in full. */
export function fullDue(time: string, words: Words): string {
  return isWholeDay(time) ? fullDate(dueDate(time), words) : fullTime(time, words);
}
