import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTITIES } from '../../entities.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { RunQueue, sendingJobs } from './run-queue.js';

/** All of a job but its id and the times, of which only how far they are apart matters. */
const JOB = `
  SELECT to_jsonb(j) - ARRAY['id', 'created_on', 'start_after', 'keep_until', 'started_on', 'heartbeat_on'] AS job,
    keep_until - created_on AS kept, started_on = heartbeat_on AS "isAlive"
  FROM pgboss.job j WHERE id = $1`;

describe(RunQueue, () => {
  let test: Awaited<ReturnType<typeof openTestDatabase>>;
  let queue: RunQueue;

  beforeAll(async () => {
    test = await openTestDatabase(ENTITIES);
    queue = new RunQueue(test.database);
    await queue.onApplicationBootstrap();
  });

  afterAll(async () => {
    await queue.stop();
    await test[Symbol.asyncDispose]();
  });

  it.each([false, true])(
    'is sent the same jobs by statements as by pg-boss itself, fetched already: %s',
    async (isFetched) => {
      const run = { userId: randomUUID(), id: randomUUID() };
      const [byQueue, byStatement] = [randomUUID(), randomUUID()];
      const taken = `SELECT $1::uuid AS user_id, $2::uuid AS id, $3::uuid AS job_id, $4::boolean AS is_claimed`;

      await test.database.system((db) => queue.send(db, run, byQueue));
      if (isFetched) await queue.fetch(20);
      const values = [run.userId, run.id, byStatement, isFetched];
      await test.database.system((db) => db.query(sendingJobs(`(${taken})`), values));

      const jobs = [byQueue, byStatement].map((id) => test.database.systemSql(JOB, [id]));
      const [expected, made] = await Promise.all(jobs);
      expect(expected?.rows).toHaveLength(1);
      expect(made).toEqual(expected);
    },
  );
});
