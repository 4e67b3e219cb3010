import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { RunDispatcher } from '../src/runs/working/run-dispatcher.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { TestServer } from './test-server.js';

describe('A process that is about to end', () => {
  let database: TestDatabase;
  let server: TestServer;
  let admin: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await TestServer.on(database.url);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });

  afterAll(async () => {
    await admin.end();
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** Resolves once a statement waits for a lock that we hold. */
  async function somebodyWaits(): Promise<void> {
    const waiting = 'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))';
    while ((await admin.query(waiting)).rows.length === 0) await delay(20);
  }

  it('answers the message that it was just taking in before it goes', async () => {
    const ada = await server.person('Ada');
    const id = await ada.newConversation();
    await admin.query('BEGIN');
    await admin.query('SELECT FROM conversations WHERE id = $1 FOR UPDATE', [id]);
    const sending = ada.sendAsync(id, 'Hello');
    await somebodyWaits();

    const leaving = server.get(RunDispatcher).beforeApplicationShutdown();
    await admin.query('COMMIT');
    await leaving;

    const { rows } = await admin.query('SELECT status FROM runs');
    expect(rows).toEqual([{ status: 'completed' }]);
    expect(await sending).toMatchObject({ run: { status: 'running' } });
  });
});
