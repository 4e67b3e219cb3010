import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ConversationPage, type ConversationView } from '../src/conversations/conversations.dto.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('Conversations', () => {
  let server: TestServer;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await TestServer.start();
    [ada, eve] = await Promise.all([server.person('Ada'), server.person('Eve')]);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const list = async (person: Person, query = '') =>
    (await person.get<ConversationPage>(`/api/chat/conversations${query}`)).body;
  const path = (id: string) => `/api/chat/conversations/${id}`;

  it('come in pages, the newest first, and none twice', async () => {
    const person = await server.person('Ada');
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift(await person.newConversation());

    const first = await list(person, '?limit=2');
    const second = await list(person, `?limit=2&cursor=${first.next_cursor}`);
    const third = await list(person, `?limit=2&cursor=${second.next_cursor}`);

    const seen = [first, second, third].flatMap(({ conversations }) => conversations.map(({ id }) => id));
    expect(seen).toEqual(ids);
    expect(third.next_cursor).toBeNull();
  });

  it.each(['nonsense', '2026-13-45T25:61:61.000Z ------------------------------------'])(
    'refuse a cursor that no page gave: %s',
    async (place) => {
      const { status, body } = await ada.get(
        `/api/chat/conversations?cursor=${Buffer.from(place).toString('base64url')}`,
      );

      expect(status).toBe(422);
      expect(body).toMatchObject({ errors: [{ field: 'cursor' }] });
    },
  );

  it('move up with a message, and not with another title', async () => {
    const person = await server.person('Ada');
    const [older, newer] = [await person.newConversation(), await person.newConversation()];

    const renamed = await person.ask<ConversationView>('PUT', path(older), { title: '  Plans  ' });
    const afterRename = await list(person);
    await person.send(older, 'Hello');
    const afterMessage = await list(person);

    expect(renamed.body.title).toBe('Plans');
    expect(afterRename.conversations.map(({ id }) => id)).toEqual([newer, older]);
    expect(afterMessage.conversations.map(({ id }) => id)).toEqual([older, newer]);
  });

  it('tell what was said last, how much, and whether it was read', async () => {
    const id = await ada.newConversation();
    await ada.send(id, 'Hello');

    const unread = (await ada.get<ConversationView>(path(id))).body;
    const { status } = await ada.post(`${path(id)}/read`);
    const read = (await ada.get<ConversationView>(path(id))).body;

    expect(unread).toMatchObject({ message_count: 2, unread: true, active_run: null });
    expect(unread.last_message_preview).toContain('Hello!');
    expect([status, read.unread]).toEqual([204, false]);
  });

  it.each([
    ['emoji of many code points', '👩‍👩‍👧‍👦'],
    ['Khmer', 'ព្រះ'],
    ['text of combining marks', 'x\u0301\u0323\u0302'],
  ])('keep titles and previews of %s', async (_, grapheme) => {
    const id = await ada.newConversation();

    const { run } = await ada.send(id, grapheme.repeat(400));

    expect(run.status).toBe('completed');
    const { title } = (await ada.get<ConversationView>(path(id))).body;
    expect(title).toBe(`${grapheme.repeat(50)}…`);
  });

  it('refuse a title that is longer than the database counts', async () => {
    const { status, body } = await ada.ask('PUT', path(await ada.newConversation()), { title: '❤️'.repeat(150) });

    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'title' }] });
  });

  it('leave the list when they are deleted, stop what they were doing, and come back whole', async () => {
    const id = await ada.newConversation();
    const { run } = await ada.sendAsync(id, 'A long answer of 400 words [[pace:10]]');
    const { run: queued } = await ada.sendAsync(id, 'Hello');

    const deleted = await ada.ask('DELETE', path(id));
    await ada.all(run.id);

    expect(deleted.status).toBe(204);
    expect((await ada.get(path(id))).status).toBe(404);
    expect((await ada.get(`${path(id)}/messages`)).status).toBe(404);
    expect((await ada.post(`${path(id)}/messages`, { content: 'Hello' })).status).toBe(404);
    expect((await list(ada)).conversations.map((conversation) => conversation.id)).not.toContain(id);
    expect([(await ada.run(run.id)).status, (await ada.run(queued.id)).status]).toEqual(['cancelled', 'cancelled']);
    const restored = await ada.post<ConversationView>(`${path(id)}/restore`);
    expect(restored).toMatchObject({ status: 200, body: { id, message_count: 4, active_run: null } });
    expect((await ada.messages(id)).total_count).toBe(4);
  });

  it('remember what the user thinks of an answer', async () => {
    const id = await ada.newConversation();
    const { assistant_message: answer } = await ada.send(id, 'Hello');
    const rate = (kind: unknown) => ada.ask('PUT', `/api/chat/messages/${answer.id}/feedback`, { kind });

    const statuses = [(await rate('positive')).status, (await rate('great')).status];
    const rated = (await ada.messages(id)).messages[1];
    await rate(null);

    expect(statuses).toEqual([204, 422]);
    expect(rated?.feedback).toBe('positive');
    expect(Date.parse(rated?.updated_at ?? '')).toBeGreaterThan(Date.parse(answer.updated_at));
    expect((await ada.messages(id)).messages[1]?.feedback).toBeNull();
    await ada.ask('DELETE', path(id));
    expect((await rate('negative')).status).toBe(404);
  });

  it("are nobody else's to rename, read, delete, restore or rate", async () => {
    const id = await ada.newConversation();
    const { assistant_message: answer } = await ada.send(id, 'Hello');
    await ada.ask('DELETE', path(id));
    const other = await ada.newConversation();

    const attempts = [
      await eve.ask('PUT', path(other), { title: 'Mine now' }),
      await eve.post(`${path(other)}/read`),
      await eve.ask('DELETE', path(other)),
      await eve.post(`${path(id)}/restore`),
      await eve.ask('PUT', `/api/chat/messages/${answer.id}/feedback`, { kind: 'negative' }),
      await eve.post(`/api/chat/messages/${answer.id}/retry`),
    ];

    expect(attempts.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await ada.get<ConversationView>(path(other))).body.title).toBeNull();
  });
});
