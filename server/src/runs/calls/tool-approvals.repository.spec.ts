import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTITIES } from '../../entities.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { storedRun } from '../journal/testing/stored-run.js';
import { ToolApprovalsRepository } from './tool-approvals.repository.js';

describe(ToolApprovalsRepository, () => {
  let test: Awaited<ReturnType<typeof openTestDatabase>>;

  beforeAll(async () => {
    test = await openTestDatabase(ENTITIES);
  });

  afterAll(() => test[Symbol.asyncDispose]());

  it('lists what holds everywhere, however much was allowed in single conversations since', async () => {
    const { userId } = await storedRun(test.database);
    const allow = (count: number, conversation: string) =>
      test.database.rowsAs(
        { id: userId },
        `INSERT INTO tool_approvals (user_id, conversation_id, server, tool_name, created_at)
         SELECT $1, ${conversation}, 'shop', 'tool' || n, now() FROM conversations c, generate_series(1, $2::int) n
         WHERE c.user_id = $1`,
        [userId, count],
      );
    await allow(2, 'NULL');
    await allow(600, 'c.id');

    const listed = await new ToolApprovalsRepository(test.database).list({ id: userId });

    expect(listed).toHaveLength(500);
    expect(listed.slice(0, 3).map(({ toolName, conversationId }) => [toolName, conversationId])).toEqual([
      ['tool2', null],
      ['tool1', null],
      ['tool600', expect.any(String)],
    ]);
  });
});
