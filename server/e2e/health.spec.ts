import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunDispatcher } from '../src/runs/working/run-dispatcher.js';
import { asAdmin } from '../src/testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { TestServer } from './test-server.js';

describe('Readiness', () => {
  let database: TestDatabase;
  let server: TestServer;

  beforeEach(async () => {
    database = await createTestDatabase();
    server = await TestServer.on(database.url);
  });

  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const asked = async (what: 'live' | 'ready') => {
    const response = await fetch(`${server.url}/health/${what}`);
    const { status, code, detail } = (await response.json()) as Record<'status' | 'code' | 'detail', unknown>;
    return { answered: response.status, status, code, detail };
  };

  it('is given while the database answers, its schema is whole and runs are taken', async () => {
    expect(await asked('ready')).toMatchObject({ answered: 200, status: 'ok' });
  });

  it('is refused when the schema lacks a migration, and says so; the process is alive all the same', async () => {
    await asAdmin(database, 'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations)');

    expect(await asked('ready')).toEqual({
      answered: 503,
      status: 503,
      code: 'unavailable',
      detail: 'Not ready: database 1 migration behind.',
    });
    expect(await asked('live')).toMatchObject({ answered: 200, status: 'ok' });
  });

  it('is refused while the database lets nobody in, and given again when it does', async () => {
    const name = new URL(database.url).pathname.slice(1);
    await asAdmin(database, `ALTER DATABASE ${name} CONNECTION LIMIT 0`);
    await asAdmin(
      database,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
    );

    const away = await asked('ready');
    await asAdmin(database, `ALTER DATABASE ${name} CONNECTION LIMIT -1`);

    expect(away).toMatchObject({ answered: 503, detail: 'Not ready: database not reachable.' });
    expect(await asked('ready')).toMatchObject({ answered: 200 });
  });

  it('is refused by a process that is about to end', async () => {
    await server.get(RunDispatcher).beforeApplicationShutdown();

    expect(await asked('ready')).toMatchObject({ answered: 503, detail: 'Not ready: process draining.' });
  });
});
