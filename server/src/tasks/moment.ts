const PATTERN = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/i;
const YEAR_10000 = Date.UTC(10_000);

/** The moment from 1970 to 9999 that an RFC 3339 text names, a day being its first moment in UTC; null for any other text. */
export function momentOf(text: string): Date | null {
  const [all = '', day = ''] = PATTERN.exec(text) ?? [];
  const moment = new Date(isDay(day) ? all : NaN);
  return moment.getTime() >= 0 && moment.getTime() < YEAR_10000 ? moment : null;
}

/** Whether the month has that day: `Date` goes on in the next month otherwise. */
function isDay(text: string): boolean {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
