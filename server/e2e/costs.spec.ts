import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Database } from '../src/database/database.js';
import { poolState } from '../src/database/pool-state.js';
import { openStreams } from '../src/telemetry/instruments.js';
import { type FeedEvent, type Person } from './person.js';
import { TestServer } from './test-server.js';
import { type Statement, transactionsOf, Wire } from './wire.js';

const CHAT = '/api/chat/conversations';
const STREAMS = 30;
const NOTHING = { streams: 0, leases: 0, connections: 0 };

/** In events piece by piece, in what its provider wants to hear again, and in the message. */
const TIMES_WRITTEN = 3;

/** What other processes are told is gathered over all requests. */
const IS_SHARED = /^SELECT pg_notify/;

/** What does not depend on the machine; how long it takes is the bench's. */
describe('What work costs', () => {
  let server: TestServer;
  let wire: Wire;
  let ada: Person;
  let some: { conversation: string; run: string; task: string };

  beforeAll(async () => {
    wire = new Wire();
    server = await TestServer.start({ MAX_STREAMS_PER_USER: String(2 * STREAMS) });
    ada = await server.person('Ada');
    const conversation = await ada.newConversation();
    const { run } = await ada.send(conversation, 'Hello');
    const { body } = await ada.post<{ id: string }>('/api/tasks', { title: 'Write' });
    some = { conversation, run: run.id, task: body.id };
  });

  afterAll(async () => {
    wire[Symbol.dispose]();
    await server[Symbol.asyncDispose]();
  });

  /** What this one request asked of the database; what runs and the background ask meanwhile is not its. */
  const asked = async (method: string, path: string, body?: unknown): Promise<Statement[]> => {
    await ada.get('/api/auth/me'); // whether the session lives is known for a while
    const earlier = new Set(wire.statements.map(({ work }) => work));
    wire.clear();
    const { status } = await ada.ask(method, path, body, { Prefer: 'respond-async' });
    expect(status).toBeLessThan(300);
    const isOwn = ({ sql, work }: Statement) =>
      work.user_id !== undefined && work.run_id === undefined && !earlier.has(work) && !IS_SHARED.test(sql);
    return transactionsOf(wire.statements).flat().filter(isOwn);
  };

  it.each([
    [1, 'lists conversations', 'GET', () => CHAT, undefined],
    [2, 'begins a conversation', 'POST', () => CHAT, {}],
    [1, 'opens a conversation', 'GET', () => `${CHAT}/${some.conversation}`, undefined],
    [2, 'renames a conversation', 'PUT', () => `${CHAT}/${some.conversation}`, { title: 'Plans' }],
    [2, 'reads a conversation', 'POST', () => `${CHAT}/${some.conversation}/read`, undefined],
    [1, 'lists messages', 'GET', () => `${CHAT}/${some.conversation}/messages`, undefined],
    [8, 'takes a message in', 'POST', () => `${CHAT}/${some.conversation}/messages`, { content: 'Hello' }],
    [1, 'searches', 'GET', () => '/api/chat/search?q=hello', undefined],
    [1, 'tells of a run', 'GET', () => `/api/chat/runs/${some.run}`, undefined],
    [1, 'lists tasks', 'GET', () => '/api/tasks', undefined],
    [1, 'tells of a task', 'GET', () => `/api/tasks/${some.task}`, undefined],
    [1, 'tells who one is', 'GET', () => '/api/auth/me', undefined],
    [1, 'lists sessions', 'GET', () => '/api/auth/sessions', undefined],
    [0, 'lists models', 'GET', () => '/api/chat/models', undefined],
  ])('in %i statements %s', async (most, _, method, path, body) => {
    const statements = (await asked(method, path(), body)).map(({ sql }) => sql);

    expect(statements).toHaveLength(Math.min(most, statements.length));
    expect(statements.length > 0).toBe(most > 0);
  });

  it('writes the text of an answer a fixed number of times, however many pieces it comes in', async () => {
    wire.clear();
    const { run, assistant_message: answer } = await ada.send(some.conversation, 'Write 2000 words [[fault:pace:1]]');

    const written = textWritten(wire.statements, [run.id, answer.id]);
    const events = await ada.all(run.id);
    const pieces = events.filter(({ event }) => JSON.stringify(event).includes('text_delta'));

    expect(answer.content.length).toBeGreaterThan(9_000);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.length).toBeLessThan(answer.content.split(' ').length / 6); // the model says three words at a time
    expect(written).toBeLessThanOrEqual(TIMES_WRITTEN * answer.content.length);
  });

  it('reads once what it tells all open pages of a user', async () => {
    const leave = new AbortController();
    const feeds = await Promise.all(Array.from({ length: 10 }, () => ada.feed(leave.signal)));
    wire.clear();
    await ada.ask('PUT', `${CHAT}/${some.conversation}`, { title: 'Other plans' });
    const heard = await Promise.all(feeds.map(async (feed) => (await feed.next()).value as FeedEvent));
    leave.abort();

    const titles = heard.map(({ conversation }) => conversation?.title);
    expect(titles).toEqual(Array(10).fill('Other plans'));
    const reads = wire.statements.filter(({ sql }) => /^SELECT .* FROM conversations/s.test(sql));
    expect(reads).toHaveLength(2); // for the answer to who renamed it, and for the pages
  });

  it('holds nothing of readers who have gone', async () => {
    const { body: long } = await ada.post<{ run: { id: string } }>(
      `${CHAT}/${some.conversation}/messages`,
      { content: 'Write 20000 words [[fault:pace:5]]' },
      { Prefer: 'respond-async' },
    );
    const leave = new AbortController();
    const paths = ['/api/chat/events', `/api/chat/runs/${long.run.id}/events`];
    await Promise.all(Array.from({ length: STREAMS }, (_, i) => ada.open(paths[i % 2] ?? '', leave.signal)));
    expect(await held()).toMatchObject({ streams: STREAMS, leases: STREAMS });

    leave.abort();
    await ada.post(`/api/chat/runs/${long.run.id}/cancel`);

    expect(await onceQuiet()).toEqual(NOTHING);
  });

  const held = async () => {
    const { inUse, waiting } = poolState(server.get(DataSource));
    const [open] = await server
      .get(Database)
      .system((db) => db.query<{ leases: number }[]>('SELECT count(*)::int AS leases FROM open_streams'));
    return { streams: (await openStreams.get()).values[0]?.value, connections: inUse + waiting, ...open };
  };

  /** What is held when nothing is any more, or else after a while. */
  const onceQuiet = async () => {
    const end = Date.now() + 10_000;
    for (;;) {
      const now = await held();
      if (Date.now() > end || Object.values(now).every((count) => count === 0)) return now;
      await delay(20);
    }
  };
});

/** Characters of words that statements about these rows carry into the database; ids, names and marks are none. */
function textWritten(statements: readonly Statement[], ids: readonly string[]): number {
  const about = statements
    .filter(({ sql }) => /^(INSERT|UPDATE|WITH)/.test(sql))
    .map(({ values }) => JSON.stringify(values))
    .filter((text) => ids.some((id) => text.includes(id)));
  const said =
    /(This is sentence \d+ of a long text that says nothing new\.)|\b(This|is|sentence|of|a|long|text|that|says|nothing|new)\b/g;
  return about.flatMap((text) => text.match(said) ?? []).reduce((sum, words) => sum + words.length + 1, 0);
}
