import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Notifications } from '../database/notifications.js';
import { ENTITIES } from '../entities.js';
import { UserFeed } from '../feed/user-feed.js';
import { NotFound } from '../http/not-found.js';
import { openTestDatabase } from '../testing/test-database.js';
import { conversationPage } from './conversations.dto.js';
import { ConversationsRepository } from './conversations.repository.js';

describe(ConversationsRepository, () => {
  let test: Awaited<ReturnType<typeof openTestDatabase>>;
  let conversations: ConversationsRepository;

  beforeAll(async () => {
    test = await openTestDatabase(ENTITIES);
    conversations = new ConversationsRepository(
      test.database,
      new UserFeed(test.database, new Notifications(test.url)),
    );
  });

  afterAll(() => test[Symbol.asyncDispose]());

  const somebody = async () => {
    const user = { id: randomUUID() };
    const email = `${user.id}@example.org`;
    await test.database.system((db) =>
      db.query(`INSERT INTO users (id, email, password_hash) VALUES ($1, $2, '')`, [user.id, email]),
    );
    return user;
  };

  /** Conversations whose times tie as much as they can: every three share one. */
  const insert = async (user: { id: string }, count: number, minutesAgo: number): Promise<string[]> => {
    const rows = await test.database.as(user, (db) =>
      db.query<{ id: string }[]>(
        `INSERT INTO conversations (user_id, updated_at)
         SELECT $1, date_trunc('hour', now()) - ($3 + n / 3) * interval '1 minute' FROM generate_series(1, $2::int) n RETURNING id`,
        [user.id, count, minutesAgo],
      ),
    );
    return rows.map(({ id }) => id);
  };

  const remove = (user: { id: string }, ids: readonly string[]) =>
    test.database.as(user, (db) =>
      db.query(`UPDATE conversations SET deleted_at = now() WHERE user_id = $1 AND id = ANY($2)`, [user.id, ids]),
    );

  it("hides other people's conversations", async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    const { id } = await conversations.create(ada, 'Hers');

    expect(await conversations.list(eve, 20)).toEqual([]);
    await expect(conversations.get(eve, id)).rejects.toThrow(NotFound);
    await expect(conversations.rename(eve, id, 'Mine')).rejects.toThrow(NotFound);
    await expect(conversations.markRead(eve, id)).rejects.toThrow(NotFound);
    expect((await conversations.get(ada, id)).title).toBe('Hers');
  });

  it('pages through all that stays, and nothing twice, while others come and go and times tie', async () => {
    const change = fc.record({ added: fc.nat(4), minutesAgo: fc.nat(8), removed: fc.nat(3) });
    const walk = fc.record({
      count: fc.integer({ min: 1, max: 24 }),
      limit: fc.integer({ min: 1, max: 7 }),
      changes: fc.array(change, { maxLength: 6 }),
    });

    await fc.assert(
      fc.asyncProperty(walk, async ({ count, limit, changes }) => {
        const user = await somebody();
        const staying = new Set(await insert(user, count, 0));
        const seen: string[] = [];
        for (let cursor: string | undefined, page = 0; ; page++) {
          const found = conversationPage(await conversations.list(user, limit, cursor), limit);
          seen.push(...found.conversations.map(({ id }) => id));
          if (found.next_cursor === null) break;
          cursor = found.next_cursor;
          const { added = 0, minutesAgo = 0, removed = 0 } = changes[page] ?? {};
          await insert(user, added, minutesAgo);
          const leaving = [...staying].slice(0, removed);
          await remove(user, leaving);
          for (const id of leaving) staying.delete(id);
        }

        expect(new Set(seen).size).toBe(seen.length);
        expect([...staying].filter((id) => !seen.includes(id))).toEqual([]);
      }),
      { numRuns: 40, seed: Number(process.env['SEED'] ?? Date.now() % 1_000_000), verbose: true },
    );
  });
});
