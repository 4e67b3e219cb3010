const PATTERN = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/i;

/** The moment that an RFC 3339 text names, a day being its first moment in UTC; null for any other text. */
export function momentOf(text: string): Date | null {
  const moment = new Date(PATTERN.test(text) ? text : NaN);
  return moment.getTime() >= 0 ? moment : null;
}
