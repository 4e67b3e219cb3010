import { type Words } from '../words/english';

const DAY_MS = 86_400_000;

const STYLES = {
  clock: { timeStyle: 'short' },
  weekday: { weekday: 'short' },
  short: { day: 'numeric', month: 'short' },
  due: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  full: { dateStyle: 'full' },
  fullTime: { dateStyle: 'full', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whole days from now to a time: 0 today, -1 yesterday, 1 tomorrow. */
export function daysAway(time: string | Date, now = new Date()): number {
  return Math.round((startOfDay(new Date(time)) - startOfDay(now)) / DAY_MS);
}

/** The time of day as the locale writes it: 14:02, 2:02 pm. */
export function clock(time: string | Date, { locale }: Words): string {
  return formatted(time, locale, 'clock');
}

/** A date in full words, for those who point at a shorter one. */
export function fullDate(time: string | Date, { locale }: Words): string {
  return formatted(time, locale, 'full');
}

/** A date and a time of day in full words. */
export function fullTime(time: string | Date, { locale }: Words): string {
  return formatted(time, locale, 'fullTime');
}

/** When something last happened, as short as it can be said: 14:02, Yesterday, Fri, 3 Nov. */
export function shortly(time: string, words: Words, now = new Date()): string {
  const days = daysAway(time, now);
  if (days >= 0) return clock(time, words);
  if (days === -1) return words.time.yesterday;
  return formatted(time, words.locale, days > -7 ? 'weekday' : 'short');
}

/** The same under a heading that names today and yesterday: 14:02, Fri, 3 Nov. */
export function underPeriod(time: string, words: Words, now = new Date()): string {
  return daysAway(time, now) === -1 ? clock(time, words) : shortly(time, words, now);
}

/** The heading above the messages of one day. */
export function dayName(time: string, words: Words, now = new Date()): string {
  return named(daysAway(time, now), words) ?? fullDate(time, words);
}

/** The heading of the part of the list that a conversation belongs to. */
export function period(time: string, words: Words, now = new Date()): string {
  const days = daysAway(time, now);
  if (days >= 0) return words.time.today;
  if (days === -1) return words.time.yesterday;
  if (days >= -7) return words.time.previous7;
  return days >= -30 ? words.time.previous30 : formatted(time, words.locale, 'month');
}

/** When something is due: Yesterday, Today, Fri, 27 Nov, 4 Dec. */
export function due(time: string | Date, words: Words, now = new Date()): string {
  const days = daysAway(time, now);
  return named(days, words) ?? formatted(time, words.locale, days > -7 && days < 8 ? 'due' : 'short');
}

/** How long something took: 0.4 s, 2 min 5 s; what took no time to speak of, 0.1 s. */
export function duration(ms: number, { time }: Words): string {
  if (ms < 59_950) return time.seconds(Math.max(0.1, ms / 1000));
  const seconds = Math.round(ms / 1000);
  return time.minutes(Math.floor(seconds / 60), seconds % 60);
}

function named(days: number, { time }: Words): string | null {
  return { '-1': time.yesterday, '0': time.today, '1': time.tomorrow }[days] ?? null;
}

/** Formats are costly to make, so each is made once. */
function formatted(time: string | Date, locale: string, style: keyof typeof STYLES): string {
  const key = `${locale} ${style}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, STYLES[style]);
  formats.set(key, format);
  return format.format(new Date(time));
}

function startOfDay(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
