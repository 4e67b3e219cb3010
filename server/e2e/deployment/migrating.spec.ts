import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type MigrationInterface } from 'typeorm';
import { MIGRATIONS } from '../../src/database/migrations.js';
import { migrationFaults } from '../../src/database/testing/migration-faults.js';
import { connectedTo } from '../../src/testing/as-admin.js';
import { createTestDatabase } from '../../src/testing/test-database.js';
import { BARE_ENVIRONMENT } from '../bare-environment.js';
import { testEnvironment } from '../test-server.js';
import { makeNextVersion } from './next-version.js';

describe('The step of a release that migrates', () => {
  const migrate = async (cwd: string, settings: Record<string, string>) => {
    const env = { ...BARE_ENVIRONMENT, ...settings };
    const program = ['dist/server/server/src/migrate.js'];
    const child = spawn(process.execPath, program, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit') as Promise<[number | null]>; // what node emits
    const [said, [code]] = await Promise.all([text(child.stdout), exited]);
    return { said, code };
  };

  it('may be taken by two processes at once, also while an index is built concurrently', async () => {
    await using next = await makeNextVersion();
    await using database = await createTestDatabase();
    await column(database.adminUrl, 'DROP SCHEMA public, pgboss CASCADE; CREATE SCHEMA public; SELECT 1 AS value');
    const settings = testEnvironment(database.url, { MIGRATIONS_DATABASE_URL: database.adminUrl });

    const ends = await Promise.all([migrate(next.folder, settings), migrate(next.folder, settings)]);

    const done = { said: 'The database is at the head of the schema.\n', code: 0 };
    expect(ends).toEqual([done, done]);
    const names = await column(database.adminUrl, 'SELECT name AS value FROM migrations ORDER BY id');
    expect(names).toEqual([
      ...MIGRATIONS.map(({ name }) => name),
      'ExpandForNextVersion1999999998000',
      'IndexForNextVersion1999999999000',
    ]);
    const valid = `SELECT indisvalid AS value FROM pg_index WHERE indexrelid = 'messages_next_version'::regclass`;
    expect(await column(database.adminUrl, valid)).toEqual([true]);
  });

  it('takes a schema of a later version for what it is, and leaves it alone', async () => {
    await using next = await makeNextVersion();
    await using database = await createTestDatabase();
    const settings = testEnvironment(database.url, { MIGRATIONS_DATABASE_URL: database.adminUrl });
    await migrate(next.folder, settings);

    const { code } = await migrate('.', settings);

    expect(code).toBe(0);
    expect(await column(database.adminUrl, 'SELECT count(*)::int AS value FROM migrations')).toEqual([
      MIGRATIONS.length + 2,
    ]);
  });

  it('is tried with migrations that keep the rules themselves', async () => {
    const file = pathToFileURL(resolve('server/e2e/deployment/next-migrations.mjs')).href;
    const classes = Object.values((await import(file)) as Record<string, new () => MigrationInterface>); // it exports nothing else

    const faults = await Promise.all(classes.map((Migration) => migrationFaults(new Migration(), '1.0.0')));

    expect(faults).toEqual([[], []]);
  });
});

async function column(connectionString: string, sql: string): Promise<unknown[]> {
  const asked = await connectedTo(connectionString, (db) => db.query<{ value: unknown }>(sql));
  const results = [asked].flat(); // one for each statement
  return results.flatMap(({ rows }) => rows.map(({ value }) => value));
}
