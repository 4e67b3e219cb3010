/** SQL of a `timestamptz` as times go over the wire: RFC 3339, UTC, milliseconds. No `Date` need be made of it. */
export function wireTime(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
