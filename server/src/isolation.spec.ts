import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './database/data-source-options.js';
import { createTestDatabase, type TestDatabase } from './testing/test-database.js';

/** Tables that are nobody's, and why none of their rows tells one user of another. */
const NOBODYS = {
  migrations: 'names of schema steps; the app role cannot read it',
  rate_counters: 'digests and numbers; the app role sees the counter of its own user alone',
};

/** Its own id is the user. */
const USERS = 'users';

interface Policy {
  readonly table: string;
  readonly roles: string;
  readonly command: string;
  readonly using: string | null;
  readonly check: string | null;
}

describe('The isolation of users in the database', () => {
  let database: TestDatabase;
  let schema: DataSource;
  let tables: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    schema = await new DataSource(dataSourceOptions(database.adminUrl)).initialize();
    const rows = await ask<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`,
    );
    tables = rows.map(({ name }) => name).filter((name) => !(name in NOBODYS));
  });

  afterAll(async () => {
    await schema.destroy();
    await database[Symbol.asyncDispose]();
  });

  const ask = <Row>(sql: string): Promise<Row[]> => schema.query(sql);

  const policies = () =>
    ask<Policy>(
      `SELECT tablename AS table, array_to_string(roles, ',') AS roles, cmd AS command, qual AS using, with_check AS check
       FROM pg_policies WHERE schemaname = 'public'`,
    );

  it('knows of every table whose rows it holds', async () => {
    const owned = await ask<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'user_id'
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`,
    );

    expect([USERS, ...owned.map(({ name }) => name)].sort()).toEqual(tables.sort());
    expect(tables.length).toBeGreaterThan(10);
  });

  it('is forced on every table, also for its owner', async () => {
    const open = await ask<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
       AND relname <> 'migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );

    expect(open).toEqual([]);
  });

  it('lets the app role see and write the rows of the transaction’s user alone', async () => {
    const ofApp = (await policies()).filter(({ roles, table }) => roles === 'chatkeep_app' && tables.includes(table));

    expect(ofApp.map(({ table }) => table).sort()).toEqual(tables.sort());
    for (const { table, command, using, check } of ofApp) {
      const own = new RegExp(
        `^\\(${table === USERS ? 'id' : 'user_id'} = .*current_setting\\('app.user_id'::text, true\\)`,
      );
      expect([table, command]).toEqual([table, 'ALL']);
      expect(using).toMatch(own);
      expect(check).toBe(using);
    }
  });

  it('gives no role but our two any policy or any right', async () => {
    const rights = await ask<{ grantee: string; table: string }>(
      `SELECT DISTINCT grantee, table_name AS table FROM information_schema.role_table_grants
       WHERE table_schema = 'public' AND grantee NOT IN ('chatkeep_app', 'chatkeep_system', current_user)`,
    );

    expect(rights).toEqual([]);
    expect(new Set((await policies()).map(({ roles }) => roles))).toEqual(new Set(['chatkeep_app', 'chatkeep_system']));
  });

  it('begins every key with the user', async () => {
    const keys = await ask<{ table: string; first: string }>(
      `SELECT c.relname AS table, a.attname AS first FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace`,
    );

    const ofUsers = keys.filter(({ table }) => tables.includes(table) && table !== USERS);
    expect(ofUsers.map(({ table, first }) => [table, first]).sort()).toEqual(
      tables.filter((table) => table !== USERS).map((table) => [table, 'user_id']),
    );
  });

  it('points at parents by their user too, so that no child can be attached to a stranger', async () => {
    const loose = await ask<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint k
       WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confrelid <> 'users'::regclass
         AND NOT EXISTS (
           SELECT FROM unnest(k.conkey, k.confkey) pair(child, parent)
           JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = pair.child AND c.attname = 'user_id'
           JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = pair.parent AND p.attname = 'user_id')`,
    );

    expect(loose).toEqual([]);
  });

  it('rests on roles that cannot log in, bypass policies or own what they read', async () => {
    const roles = await ask<{ rolname: string; can: boolean; owns: number }>(
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole AS can,
         (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns
       FROM pg_roles r WHERE rolname LIKE 'chatkeep\\_%' ORDER BY rolname`,
    );

    expect(roles).toEqual([
      { rolname: 'chatkeep_app', can: false, owns: 0 },
      { rolname: 'chatkeep_system', can: false, owns: 0 },
    ]);
  });

  it('is passed by no view and by one function alone, which looks for nothing in a foreign schema', async () => {
    const views = await ask(
      `SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace`,
    );
    const functions = await ask(
      `SELECT proname, proconfig FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace`,
    );

    expect(views).toEqual([]);
    expect(functions).toEqual([{ proname: 'search_everything', proconfig: ['search_path=public, pg_temp'] }]);
  });
});
