import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunReconciler } from '../src/runs/working/run-reconciler.js';
import { asAdmin } from '../src/testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { TestServer } from './test-server.js';

describe(RunReconciler, () => {
  let database: TestDatabase;
  let server: TestServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await TestServer.on(database.url);
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  it('finds a run that has lost its job, and no other', async () => {
    const ada = await server.person('Ada');
    const { run } = await ada.send(await ada.newConversation(), 'Hello');
    while ((await asAdmin(database, `SELECT FROM pgboss.job WHERE name = 'run' AND state < 'completed'`)).length > 0);
    await asAdmin(
      database,
      `UPDATE runs SET status = 'queued', finished_at = NULL, created_at = created_at - interval '1 hour'`,
    );

    const adopted = await server.get(RunReconciler).adoptOrphans();
    const again = await server.get(RunReconciler).adoptOrphans();

    expect([adopted, again]).toEqual([1, 0]);
    expect((await ada.all(run.id)).at(-1)?.event).toMatchObject({ run: { status: 'completed' } });
  });
});
