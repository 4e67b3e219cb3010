import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { type FeedEvent, type Person } from './person.js';
import { TestServer } from './test-server.js';

function isOfAChangedMessage({ type }: FeedEvent): boolean {
  return type === 'message.updated';
}

describe("The user's feed", () => {
  let database: TestDatabase;
  let here: TestServer;
  let there: TestServer;
  let ada: Person;

  beforeAll(async () => {
    database = await createTestDatabase();
    here = await TestServer.on(database.url, { PUBLIC_URL: 'http://localhost' });
    there = await TestServer.on(database.url, { PUBLIC_URL: 'http://localhost' });
    ada = await here.person('Ada');
  });

  afterAll(async () => {
    await here[Symbol.asyncDispose]();
    await there[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** The events that `person` hears at the other process while `work` is done, up to the first that is `last` of them. */
  const heard = async (
    person: Person,
    work: () => Promise<unknown>,
    last: (event: FeedEvent, all: readonly FeedEvent[]) => boolean,
  ): Promise<FeedEvent[]> => {
    const closed = new AbortController();
    const feed = await person.at(there.url).feed(closed.signal);
    const events: FeedEvent[] = [];
    await work();
    for await (const event of feed) if (events.push(event) && last(event, events)) break;
    closed.abort();
    return events;
  };

  it('tells other processes of conversations, as the list shows them', async () => {
    const events = await heard(
      ada,
      () => ada.post('/api/chat/conversations', { title: 'Plans' }),
      ({ type }) => type === 'conversation.created',
    );

    expect(events).toMatchObject([
      { type: 'conversation.created', conversation: { title: 'Plans', message_count: 0 } },
    ]);
  });

  it('tells other processes also what one says that stops in the same moment', async () => {
    const leaving = await TestServer.on(database.url, { PUBLIC_URL: 'http://localhost' });

    const events = await heard(
      ada,
      async () => {
        await ada.at(leaving.url).post('/api/chat/conversations', { title: 'The last' });
        await leaving[Symbol.asyncDispose]();
      },
      ({ type }) => type === 'conversation.created',
    );

    expect(events).toMatchObject([{ conversation: { title: 'The last' } }]);
  });

  it('tells of a message, its run, and its end', async () => {
    const id = await ada.newConversation();

    const events = await heard(
      ada,
      () => ada.send(id, 'Hello'),
      ({ conversation }, all) => conversation?.active_run === null && all.some(isOfAChangedMessage),
    );

    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['message.created', 'run.updated', 'message.updated', 'conversation.updated']),
    );
    expect(events.findLast(({ run }) => run)?.run?.status).toBe('completed');
    expect(events.at(-1)?.conversation).toMatchObject({ id, message_count: 2, title: 'Hello', unread: true });
  });

  it('tells of what the user thinks of an answer', async () => {
    const id = await ada.newConversation();
    const { assistant_message: answer } = await ada.send(id, 'Hello');

    const events = await heard(
      ada,
      () => ada.ask('PUT', `/api/chat/messages/${answer.id}/feedback`, { kind: 'positive' }),
      isOfAChangedMessage,
    );

    expect(events.at(-1)).toMatchObject({ type: 'message.updated', message_id: answer.id, conversation_id: id });
  });

  it('tells of a rename, a deletion, and a task that the assistant changed', async () => {
    const id = await ada.newConversation();

    const events = await heard(
      ada,
      async () => {
        await ada.ask('PUT', `/api/chat/conversations/${id}`, { title: 'Renamed' });
        await ada.send(id, "Create a task called 'Seen elsewhere'");
        await ada.ask('DELETE', `/api/chat/conversations/${id}`);
      },
      ({ type }) => type === 'conversation.deleted',
    );

    const types = events.map(({ type }) => type);
    expect(events.map(({ conversation }) => conversation?.title)).toContain('Renamed');
    expect(types).toContain('task.changed');
    expect(events.at(-1)).toEqual({ type: 'conversation.deleted', conversation_id: id });
  });

  it('tells a person nothing of others', async () => {
    const eve = await here.person('Eve');

    const events = await heard(
      eve,
      async () => {
        await ada.post('/api/chat/conversations', { title: 'Hers' });
        await eve.post('/api/chat/conversations', { title: 'Mine' });
      },
      ({ type }) => type === 'conversation.created',
    );

    expect(events.map(({ conversation }) => conversation?.title)).toEqual(['Mine']);
  });

  it('ends where something may have been missed, so that whoever reads it loads everything anew', async () => {
    const feed = await ada.at(there.url).feed(new AbortController().signal);
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();

    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'chatkeep listener'`,
    );
    await admin.end();

    expect(await Array.fromAsync(feed)).toEqual([]);
    const again = await heard(
      ada,
      () => ada.post('/api/chat/conversations', { title: 'Afterwards' }),
      ({ type }) => type === 'conversation.created',
    );
    expect(again).toMatchObject([{ conversation: { title: 'Afterwards' } }]);
  });

  it('reads the events of a run that another process writes', async () => {
    const { run } = await ada.sendAsync(await ada.newConversation(), 'A long answer of 100 words [[pace:3]]');

    const [near, far] = await Promise.all([ada.all(run.id), ada.at(there.url).all(run.id)]);

    expect(far).toEqual(near);
  });

  it('stops a run from another process than the one that works on it', async () => {
    const { run } = await ada.sendAsync(await ada.newConversation(), 'A long answer of 800 words [[pace:10]]');
    await ada.follow(run.id).next();

    const { body } = await ada.at(there.url).post(`/api/chat/runs/${run.id}/cancel`);

    expect(body).toMatchObject({ status: 'cancelled' });
  });
});
