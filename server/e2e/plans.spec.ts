import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectedTo } from '../src/testing/as-admin.js';
import { POOL_SIZE } from '../src/database/data-source-options.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { type ConversationPage } from '../src/conversations/conversations.dto.js';
import { explainEverything } from './explain-everything.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { transactionsOf, Wire } from './wire.js';

/** With PLANS_SCALE=large 100,000 conversations and 1,000,000 messages of one person, which takes minutes to fill in. */
const [CONVERSATIONS, MESSAGES_EACH] = process.env['PLANS_SCALE'] === 'large' ? [100_000, 10] : [1000, 100];

/** Row level security and the user's own role are in force, as always. */
describe('Query plans', () => {
  let database: TestDatabase;
  let server: TestServer;
  let ada: Person;
  let some: { id: string };
  let wire: Wire;

  beforeAll(async () => {
    database = await createTestDatabase();
    await explainEverything(database);
    wire = new Wire();
    server = await TestServer.on(database.url);
    ada = await server.person('Ada');
    await seed(database);
    const { body } = await ada.get<ConversationPage>('/api/chat/conversations?limit=1');
    some = { id: body.conversations[0]?.id ?? '' };
  }, 1_800_000);

  afterAll(async () => {
    wire[Symbol.dispose]();
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** The plans and the transactions of one request, each as its statements without those that open and close it. */
  const observed = async (work: () => Promise<unknown>) => {
    wire.clear();
    await work();
    const transactions = transactionsOf(wire.statements).map((statements) => statements.map(({ sql }) => sql));
    return { plan: wire.plans, transactions };
  };

  const SCANS_A_BIG_TABLE = /Seq Scan on (messages|conversations|runs)/;

  it('list conversations by their index, in one statement', async () => {
    const { plan, transactions } = await observed(() => ada.get('/api/chat/conversations?limit=20'));

    expect(plan).toContain('conversations_recent');
    expect(plan).toContain('runs_unfinished');
    expect(plan).not.toMatch(SCANS_A_BIG_TABLE);
    expect(transactions.filter(([sql]) => sql?.includes('conversations'))).toEqual([[expect.any(String)]]);
  });

  it.each([
    ['conversations', () => '/api/chat/conversations?limit=20', 'conversations_recent'],
    ['messages', () => `/api/chat/conversations/${some.id}/messages?limit=50`, 'messages_of_conversation'],
  ])('list %s by one plan for all users, once a connection has made five', async (_, path, index) => {
    const forAll = new RegExp(`${index} .*\\n.*Index Cond: .*user_id = \\$1`);
    let plan = '';
    for (let time = 0; time < 6 * POOL_SIZE && !forAll.test(plan); time++)
      ({ plan } = await observed(() => ada.get(path())));

    expect(plan).toMatch(forAll);
  });

  it('list deep pages by the same index', async () => {
    const { body } = await ada.get<ConversationPage>('/api/chat/conversations?limit=100');

    const { plan } = await observed(() => ada.get(`/api/chat/conversations?limit=20&cursor=${body.next_cursor}`));

    expect(plan).toContain('conversations_recent');
    expect(plan).not.toMatch(SCANS_A_BIG_TABLE);
  });

  it.each(['asc', 'desc'] as const)(
    'list ChatKit’s threads by the index of their creation, %sending',
    async (order) => {
      const first = await ada.post<{ after: string }>('/api/chatkit', { type: 'threads.list', params: { order } });

      const { plan } = await observed(() =>
        ada.post('/api/chatkit', { type: 'threads.list', params: { order, after: first.body.after } }),
      );

      expect(plan).toContain('conversations_by_creation');
      expect(plan).not.toMatch(SCANS_A_BIG_TABLE);
      expect(plan).not.toContain('Sort');
    },
  );

  it('open a conversation by the order of its messages, in at most six statements', async () => {
    const { plan, transactions } = await observed(() =>
      ada.get(`/api/chat/conversations/${some.id}/messages?limit=50`),
    );

    expect(plan).toContain('messages_of_conversation');
    expect(plan).not.toMatch(SCANS_A_BIG_TABLE);
    expect(transactions.flat().length).toBeLessThanOrEqual(6);
  });

  it.each([
    ['a rare word, whole or in part,', 'okapi', ['messages_trigrams']],
    ['a rare phrase', '"okapi zebra"', ['messages_trigrams', 'messages_words']],
  ])(
    'find %s by the indexes of parts of words and, where there is more than words, of words: %s',
    async (_, words, by) => {
      const { plan } = await observed(() => ada.get(`/api/chat/search?q=${encodeURIComponent(words)}`));

      for (const index of by) expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan on messages/);
    },
  );

  it('find a common word among the newest messages', async () => {
    const { plan } = await observed(() => ada.get('/api/chat/search?q=walrus'));

    expect(plan).toContain('messages_newest');
    expect(plan).not.toMatch(/Bitmap Index Scan on messages_trigrams|Seq Scan on messages/);
  });

  it('accept a message in at most ten statements', async () => {
    const { plan, transactions } = await observed(() =>
      ada.post(`/api/chat/conversations/${some.id}/messages`, { content: 'Hello' }, { Prefer: 'respond-async' }),
    );

    expect(plan).not.toMatch(SCANS_A_BIG_TABLE);
    const accepting = transactions.find((sqls) => sqls.some((sql) => sql.startsWith('INSERT INTO messages')));
    expect(accepting?.length).toBeGreaterThan(3);
    expect(accepting?.length).toBeLessThanOrEqual(10);
  });
});

async function seed({ adminUrl }: TestDatabase): Promise<void> {
  await connectedTo(adminUrl, async (db) => {
    await db.query(`SET client_min_messages = warning`);
    await db.query(`
      INSERT INTO conversations (user_id, title, message_count, last_message_at, updated_at)
      SELECT u.id, 'Conversation ' || n, ${MESSAGES_EACH}, now(), now() - n * interval '1 minute'
      FROM users u, generate_series(1, ${CONVERSATIONS}) n`);
    await db.query(`
      INSERT INTO messages (user_id, conversation_id, run_id, role, status, content, created_at, updated_at)
      SELECT c.user_id, c.id, c.id, CASE n % 2 WHEN 0 THEN 'assistant' ELSE 'user' END, 'complete', 'walrus' || n, t.at, t.at
      FROM conversations c, generate_series(1, ${MESSAGES_EACH}) n, LATERAL (SELECT c.updated_at + n * interval '1 ms' AS at) t`);
    await db.query(`UPDATE messages SET content = 'okapi' WHERE id = (SELECT id FROM messages LIMIT 1)`);
    await db.query(`VACUUM ANALYZE conversations, messages`);
  });
}
