import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTITIES } from '../entities.js';
import { storedRun } from '../runs/journal/testing/stored-run.js';
import { openTestDatabase } from '../testing/test-database.js';
import { CENSUS, RunCensus } from './run-census.js';

describe(RunCensus, () => {
  let own: Awaited<ReturnType<typeof openTestDatabase>>;

  beforeAll(async () => {
    own = await openTestDatabase(ENTITIES);
  });

  afterAll(() => own[Symbol.asyncDispose]());

  it('counts the runs of all users', async () => {
    await storedRun(own.database);
    await storedRun(own.database);

    expect(await new RunCensus(own.database).take()).toMatchObject({ queued: 2, running: 0, awaiting: 0, ready: 2 });
  });

  it('reads the index on unfinished runs, and no table of all of them', async () => {
    const plan = await own.database.system(async (db) => {
      await db.query(`SET LOCAL enable_seqscan = off`);
      return JSON.stringify(await db.query(`EXPLAIN ${CENSUS}`));
    });

    expect(plan).toContain('runs_unfinished');
  });

  it('asks once for all who ask at the same time', async () => {
    const census = new RunCensus(own.database);

    const [one, other, third] = await Promise.all([census.take(), census.take(), census.take()]);

    expect(one).not.toBeNull();
    expect([other === one, third === one]).toEqual([true, true]);
    expect(await census.take()).not.toBe(one);
  });

  it('answers nothing when the database is away', async () => {
    const away = await openTestDatabase(ENTITIES);
    await away[Symbol.asyncDispose]();

    expect(await new RunCensus(away.database).take()).toBeNull();
  });
});
