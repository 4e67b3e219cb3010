import { type Say } from '../say';

/** Days and durations; what a calendar says itself comes from the locale. */
export const time = ({ number, plural }: Say) => ({
  today: 'Today',
  yesterday: 'Yesterday',
  tomorrow: 'Tomorrow',
  previous7: 'Previous 7 days',
  previous30: 'Previous 30 days',
  daysLate: (days: number) => plural(days, { one: '# day late', other: '# days late' }),
  /** A day with a time of day. */
  at: (day: string, clock: string) => `${day}, ${clock}`,
  seconds: (seconds: number) => `${number(seconds, 1)} s`,
  minutes: (minutes: number, seconds: number) => `${number(minutes)} min ${number(seconds)} s`,
  calendar: {
    name: 'Choose a day',
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
  },
});
