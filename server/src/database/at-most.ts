/**
 * SQL that bounds what a statement finds, with the number in it: PostgreSQL takes a parameter for a tenth of the rows, and
 * would plan a prepared statement anew each time that it is asked of a big table.
 */
export function atMost(rows: number): string {
  return `LIMIT ${Math.trunc(rows)}`;
}
