/** A few, so that what people ask for makes few different statements; each with what tells whether there are more. */
const BOUNDS = [2, 12, 22, 52, 102, 202, 1_002, 10_002];

/**
 * SQL that bounds what a statement finds, to `rows` or somewhat more, with the number in it: PostgreSQL takes a parameter
 * for a tenth of all rows, and would plan a prepared statement anew each time that it is asked of a big table.
 */
export function atMost(rows: number): string {
  return `LIMIT ${BOUNDS.find((bound) => bound >= rows) ?? Math.trunc(rows)}`;
}
