import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MessageList } from '../src/messages/messages.dto.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('Pages of messages', () => {
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await server.person('Ada');
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const path = (id: string) => `/api/chat/conversations/${id}/messages`;

  it('hold the newest, those before another, or those that changed since a time', async () => {
    const id = await ada.newConversation();
    const sent = [await ada.send(id, 'One'), await ada.send(id, 'Two'), await ada.send(id, 'Three')];
    const all = (await ada.messages(id)).messages;

    const newest = (await ada.get(`${path(id)}?limit=2`)).body;
    const before = (await ada.get(`${path(id)}?limit=3&before=${all[4]?.id}`)).body;
    const since = (await ada.get(`${path(id)}?since=${sent[1]?.assistant_message.updated_at}`)).body;

    expect(newest).toMatchObject({ messages: all.slice(4), has_more: true, total_count: 6 });
    expect(before).toMatchObject({ messages: all.slice(1, 4), has_more: true });
    expect(since).toMatchObject({ messages: all.slice(4), has_more: false, removed_ids: [] });
    expect(all.map(({ created_at: at }) => at)).toEqual([...new Set(all.map(({ created_at: at }) => at))].sort());
  });

  it('lose none of more changed messages than fit on one, not even those that changed at the same time', async () => {
    const id = await ada.newConversation();
    const since = (await ada.send(id, 'First')).assistant_message.updated_at;
    for (const text of ['Two', 'Three', 'Four']) await ada.send(id, text);
    const { messages: all } = await ada.messages(id);
    await Promise.all(all.map(({ id }) => ada.ask('PUT', `/api/chat/messages/${id}/feedback`, { kind: 'positive' })));

    const seen: string[] = [];
    let more: string | null = '';
    while (more !== null) {
      const { body }: { body: MessageList } = await ada.get(`${path(id)}?limit=3&since=${since}${more}`);
      seen.push(...body.messages.map((message) => message.id));
      expect(body.has_more).toBe(body.next_cursor !== null);
      more = body.next_cursor && `&cursor=${body.next_cursor}`;
    }

    expect(seen.toSorted()).toEqual(all.map((message) => message.id).toSorted());
  });

  it('have no place to go on from without the time that it belongs to', async () => {
    const id = await ada.newConversation();
    const { updated_at: since } = (await ada.send(id, 'First')).assistant_message;
    const cursor = Buffer.from(`${since} ${crypto.randomUUID()}`).toString('base64url');

    const [without, withIt] = [
      await ada.get(`${path(id)}?cursor=${cursor}`),
      await ada.get(`${path(id)}?cursor=${cursor}&since=${since}`),
    ];

    expect(without).toMatchObject({ status: 422, body: { errors: [{ field: 'cursor' }] } });
    expect(withIt.status).toBe(200);
  });

  it.each(['-271821-04-20T00:00:00Z', '-000001-12-31T00:00:00Z', 'yesterday'])('know of no time %s', async (since) => {
    const id = await ada.newConversation();

    expect(await ada.get(`${path(id)}?since=${since}`)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'since' }] },
    });
  });
});
