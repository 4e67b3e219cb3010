import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../src/testing/test-database.js';
import { explainEverything } from './explain-everything.js';
import { TestServer } from './test-server.js';
import { Wire } from './wire.js';

/** More than a connection has before it keeps a plan. */
const MESSAGES = 40;

/** Nobody has counted its rows yet, and a plan that a connection has made of tables so small is kept. */
describe('Query plans of a young database', () => {
  const open = new AsyncDisposableStack();
  let wire: Wire;

  beforeAll(async () => {
    const database = open.use(await createTestDatabase());
    await explainEverything(database);
    wire = open.use(new Wire());
    const ada = await open.use(await TestServer.on(database.url)).person('Ada');
    for (let n = 0; n < MESSAGES; n++) await ada.send(await ada.newConversation(), 'Hello');
  });

  afterAll(() => open.disposeAsync());

  const indexesOn = (table: string, plans: readonly string[]) =>
    new Set(
      plans.flatMap((plan) => [...plan.matchAll(new RegExp(` using (\\w+) on ${table}`, 'g'))].map(([, name]) => name)),
    );

  it('find a run by its key, also where nothing but a foreign key is checked', () => {
    const checks = wire.plansOf('ONLY "public"."runs" x');

    expect(indexesOn('runs', checks)).toEqual(new Set(['runs_pkey']));
  });

  it('look only at unfinished runs to see whose turn is next', () => {
    const turns = indexesOn('runs', wire.plansOf('WITH taken AS'));

    expect(turns).toContain('runs_unfinished');
    expect(turns).not.toContain('runs_of_conversation');
  });
});
