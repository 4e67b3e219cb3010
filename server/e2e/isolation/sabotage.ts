import { DataSource, type QueryRunner } from 'typeorm';
import { Client } from 'pg';
import { type TestServer } from '../test-server.js';

const FILTER = /(?:"?\w+"?\.)?"?user_id"? = \$(\d+)/g;

/** From now on no statement of a user's transaction asks for that user's rows: as if every filter had been forgotten. */
export function forgetFilters(server: TestServer): { readonly forgotten: Set<string> } {
  const source = server.get(DataSource);
  const forgotten = new Set<string>();
  const create = source.createQueryRunner.bind(source);
  source.createQueryRunner = (mode) => withoutFilters(create(mode), forgotten);
  return { forgotten };
}

/** From now on the database shows every row to everybody. */
export async function dropPolicies(adminUrl: string): Promise<void> {
  const database = new Client({ connectionString: adminUrl });
  await database.connect();
  const { rows } = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await database.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
  await database.end();
}

function withoutFilters(runner: QueryRunner, forgotten: Set<string>): QueryRunner {
  const query = runner.query.bind(runner) as (sql: string, values?: unknown[], more?: boolean) => Promise<unknown>;
  let isUsers = false;
  const open = (sql: string, values?: unknown[], more?: boolean) => {
    if (sql.includes(`set_config('role'`)) isUsers = values?.[0] === 'chatkeep_app';
    const statement = isUsers ? sql.replace(FILTER, '($$$1::uuid IS NOT NULL)') : sql;
    if (statement !== sql) forgotten.add(sql);
    return query(statement, values, more);
  };
  return Object.assign(runner, { query: open });
}
