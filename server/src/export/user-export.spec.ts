import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTITIES } from '../entities.js';
import { storedRun } from '../runs/journal/testing/stored-run.js';
import { openTestDatabase } from '../testing/test-database.js';
import { UserExport } from './user-export.js';

const LARGE = 100_000;
const MANY = 20;

describe(UserExport, () => {
  let test: Awaited<ReturnType<typeof openTestDatabase>>;

  beforeAll(async () => {
    test = await openTestDatabase(ENTITIES);
  });

  afterAll(() => test[Symbol.asyncDispose]());

  it('tells every large message, a few at a time', async () => {
    const { userId } = await storedRun(test.database);
    const parts = () => JSON.stringify([{ n: 0, kind: 'reasoning', text: randomBytes(LARGE).toString('hex') }]);
    const ids = Array.from({ length: MANY }, () => randomUUID());
    for (const id of ids)
      await test.database.rowsAs(
        { id: userId },
        `INSERT INTO messages (user_id, conversation_id, run_id, id, role, status, parts, created_at, updated_at)
         SELECT $1, id, $2, $2, 'assistant', 'complete', $3, now(), now() FROM conversations WHERE user_id = $1`,
        [userId, id, parts()],
      );

    const pieces = await Array.fromAsync(new UserExport(test.database).lines({ id: userId }));

    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(10 * LARGE);
    const told = pieces.join('');
    expect(ids.filter((id) => !told.includes(`"id":"${id}"`))).toEqual([]);
  });
});
