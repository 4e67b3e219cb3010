const DAY_MS = 86_400_000;

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekdayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const shortFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const fullFormat = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const dueFormat = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
const fullTimeFormat = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });

/** Whole days from now to a time: 0 today, -1 yesterday, 1 tomorrow. */
export function daysAway(time: string | Date, now = new Date()): number {
  return Math.round((startOfDay(new Date(time)) - startOfDay(now)) / DAY_MS);
}

/** The time of day: 14:02. */
export function clock(time: string | Date): string {
  return clockFormat.format(new Date(time));
}

/** A date in full words, for those who point at a shorter one. */
export function fullDate(time: string | Date): string {
  return fullFormat.format(new Date(time));
}

/** A date and a time of day in full words. */
export function fullTime(time: string | Date): string {
  return fullTimeFormat.format(new Date(time));
}

/** When something last happened, as short as it can be said: 14:02, Fri, 3 Nov. */
export function shortly(time: string, now = new Date()): string {
  const days = daysAway(time, now);
  if (days >= -1) return clock(time);
  return days > -7 ? weekdayFormat.format(new Date(time)) : shortFormat.format(new Date(time));
}

/** The heading above the messages of one day. */
export function dayName(time: string, now = new Date()): string {
  return named(daysAway(time, now)) ?? fullDate(time);
}

/** The heading of the part of the list that a conversation belongs to. */
export function period(time: string, now = new Date()): string {
  const days = daysAway(time, now);
  if (days >= 0) return 'Today';
  if (days === -1) return 'Yesterday';
  if (days >= -7) return 'Previous 7 days';
  return days >= -30 ? 'Previous 30 days' : monthFormat.format(new Date(time));
}

/** When something is due: Yesterday, Today, Fri, 27 Nov, 4 Dec. */
export function due(time: string | Date, now = new Date()): string {
  const days = daysAway(time, now);
  return named(days) ?? (days > -7 && days < 8 ? dueFormat : shortFormat).format(new Date(time));
}

/** How long something took: 0.4 s, 2 min 5 s. */
export function duration(ms: number): string {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function named(days: number): string | null {
  return { '-1': 'Yesterday', '0': 'Today', '1': 'Tomorrow' }[days] ?? null;
}

function startOfDay(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
