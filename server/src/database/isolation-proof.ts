import { randomUUID } from 'node:crypto';
import { type DataSource } from 'typeorm';

const OLDEST_SERVER = 180_000;

/** Why the server must not run on this database. */
export class DatabaseRefused extends Error {}

/**
 * Proves, on a row that is rolled back again, that the database itself hides one user's rows from another; throws
 * `DatabaseRefused` where it does not.
 */
export async function proveIsolation(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (db) => {
    const version: { number: string }[] = await db.query(`SELECT current_setting('server_version_num') AS number`);
    if (Number(version[0]?.number) < OLDEST_SERVER) throw new DatabaseRefused('PostgreSQL 18 or newer is required');
    const roles: { name: string }[] = await db.query(
      `SELECT rolname AS name FROM pg_roles WHERE rolname = session_user AND (rolsuper OR rolbypassrls)`,
    );
    if (roles[0])
      throw new DatabaseRefused(`The login "${roles[0].name}" bypasses row level security: use one that does not`);
  });
  const seen = await strangersRows(dataSource);
  if (seen !== 0) throw new DatabaseRefused('A user could read the row of another user: row level security is off');
}

async function strangersRows(dataSource: DataSource): Promise<number> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(`SELECT set_config('role', 'chatkeep_system', true)`);
    const id = randomUUID();
    await runner.query(`INSERT INTO users (id, email, password_hash) VALUES ($1, $2, '')`, [
      id,
      `${id}@isolation.invalid`,
    ]);
    await runner.query(`SELECT set_config('role', 'chatkeep_app', true), set_config('app.user_id', $1, true)`, [
      randomUUID(),
    ]);
    const rows = await runner.manager.query<unknown[]>(`SELECT id FROM users WHERE id = $1`, [id]);
    return rows.length;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}
