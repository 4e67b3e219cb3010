/** A row that is to be read, and about how many bytes that brings. */
export interface Sized {
  readonly id: string;
  readonly size: number;
}

/** So many bytes are read at once, or one row that is larger: as PostgreSQL keeps them, so texts may come to more. */
const MOST_BYTES = 512 * 1024;

/** The ids of the rows in their order, in portions that fit into memory however large the rows are. */
export function* portions(rows: readonly Sized[]): Generator<string[]> {
  let [ids, bytes]: [string[], number] = [[], 0];
  for (const { id, size } of rows) {
    if (ids.length > 0 && bytes + size > MOST_BYTES) {
      yield ids;
      [ids, bytes] = [[], 0];
    }
    ids.push(id);
    bytes += size;
  }
  if (ids.length > 0) yield ids;
}
