import { Client, type QueryResultRow } from 'pg';

/** Works on a connection of its own, as who the address names: with an `adminUrl` row level security does not bind it. */
export async function connectedTo<T>(url: string, work: (db: Client) => Promise<T>): Promise<T> {
  const db = new Client({ connectionString: url });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

/** The rows of one text of SQL, asked past all rules on whose rows are whose. */
export function asAdmin<Row extends QueryResultRow = QueryResultRow>(
  { adminUrl }: { readonly adminUrl: string },
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return connectedTo(adminUrl, async (db) => (await db.query<Row>(sql, [...values])).rows);
}
