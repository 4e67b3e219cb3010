import { TestBed } from '@angular/core/testing';
import { Session } from '../auth/session';
import { answers, EVE, type FakeServer } from '../testing/fake-server';
import { aConversation } from '../testing/stories';
import { Conversations } from './conversations';

const LIST = 'GET /api/chat/conversations';
const NEWER = aConversation({ id: 'v2', title: 'Newer', updated_at: '2026-11-23T15:00:00.000Z', unread: true });
const NEWEST = aConversation({ id: 'v3', title: 'Newest', updated_at: '2026-11-24T15:00:00.000Z' });
const OLDER = aConversation({ id: 'v1', title: 'Older' });

async function setup(prepare: (server: FakeServer) => void) {
  const server = answers();
  prepare(server);
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  const conversations = TestBed.inject(Conversations);
  await vi.waitFor(() => expect(conversations.isLoaded() || conversations.isFailed()).toBe(true));
  const titles = () => conversations.all().map(({ title }) => title);
  return { conversations, server, titles };
}

describe(Conversations, () => {
  it('loads the next page once, however often it is asked for, and then no more', async () => {
    const { conversations, server, titles } = await setup((server) => {
      server.json(LIST, { conversations: [NEWER], next_cursor: 'c1' });
      server.json(LIST, { conversations: [OLDER], next_cursor: null });
    });

    await Promise.all([conversations.loadMore(), conversations.loadMore()]);
    await conversations.loadMore();

    expect(titles()).toEqual(['Newer', 'Older']);
    expect(server.asked.filter(({ route }) => route === LIST)).toHaveLength(2);
  });

  it('says that it could not be loaded, until it is', async () => {
    const { conversations, titles } = await setup((server) => {
      server.refuse(LIST, 503, { code: 'unavailable' });
      server.json(LIST, { conversations: [NEWER], next_cursor: null });
    });
    expect(conversations.isFailed()).toBe(true);

    conversations.reload();

    await vi.waitFor(() => expect(titles()).toEqual(['Newer']));
    expect(conversations.isFailed()).toBe(false);
  });

  it('still lists what it knows when it cannot be loaded again', async () => {
    const { conversations, server, titles } = await setup((server) => {
      server.json(LIST, { conversations: [NEWER], next_cursor: 'c1' });
      server.json(LIST, { conversations: [OLDER], next_cursor: 'c2' });
      server.refuse(LIST, 503, { code: 'unavailable' });
      server.json(LIST, { conversations: [], next_cursor: null });
    });
    await conversations.loadMore();

    conversations.reload();
    await vi.waitFor(() => expect(conversations.isFailed()).toBe(true));

    expect([conversations.isLoaded(), conversations.hasMore(), ...titles()]).toEqual([true, true, 'Newer', 'Older']);
    await conversations.loadMore();
    expect(server.asked.at(-1)?.query.get('cursor')).toBe('c2');
  });

  it.each([
    ['goes on below what it has after it was loaded again', NEWER, 'c2'],
    ['fills the gap when there is more news than a page holds', NEWEST, 'c3'],
  ])('%s', async (_what, first, cursor) => {
    const { conversations, server } = await setup((server) => {
      server.json(LIST, { conversations: [NEWER], next_cursor: 'c1' });
      server.json(LIST, { conversations: [OLDER], next_cursor: 'c2' });
      server.json(LIST, { conversations: [{ ...first, last_message_preview: 'News.' }], next_cursor: 'c3' });
      server.json(LIST, { conversations: [], next_cursor: null });
    });
    await conversations.loadMore();

    conversations.reload();
    await vi.waitFor(() => expect(conversations.all()[0]?.last_message_preview).toBe('News.'));
    await conversations.loadMore();

    expect(server.asked.at(-1)?.query.get('cursor')).toBe(cursor);
  });

  it('hears of a conversation that was begun elsewhere, and of one that was deleted', async () => {
    const { titles } = await setup((server) => {
      server.json(LIST, { conversations: [OLDER], next_cursor: null });
      server.stream('GET /api/chat/events', [
        { type: 'conversation.created', conversation: NEWER },
        { type: 'conversation.deleted', conversation_id: 'v1' },
      ]);
    });

    await vi.waitFor(() => expect(titles()).toEqual(['Newer']));
  });

  it('shows the next person nothing that the one before has asked for', async () => {
    const { conversations, server, titles } = await setup((server) => {
      server.json(LIST, { conversations: [NEWER], next_cursor: null });
      server.json(LIST, { conversations: [], next_cursor: null });
      server.json('POST /api/auth/login', EVE);
      server.json('POST /api/auth/logout', null);
    });
    const session = TestBed.inject(Session);
    const restore = server.later('POST /api/chat/conversations/v1/restore', OLDER);
    const restored = conversations.restore('v1').catch(() => undefined);
    await vi.waitFor(() => expect(server.asked.some(({ route }) => route.endsWith('/restore'))).toBe(true));

    await session.signOut();
    await session.signIn({ email: 'eve@example.org', password: 'correct horse' });
    await vi.waitFor(() => expect(titles()).toEqual([]));
    restore();
    await restored;

    expect(titles()).toEqual([]);
  });

  it('shows as read at once what is marked as read, also when the server cannot be told', async () => {
    const { conversations } = await setup((server) => {
      server.json(LIST, { conversations: [NEWER], next_cursor: null });
      server.unreachable('POST /api/chat/conversations/v2/read');
    });

    await conversations.markRead('v2');

    expect(conversations.all().map(({ unread }) => unread)).toEqual([false]);
  });

  it('counts in the title of the window what waits for a decision', async () => {
    const waiting = { ...NEWER, active_run: { id: 'r1', status: 'awaiting_approval' } };
    const { conversations } = await setup((server) =>
      server.json(LIST, { conversations: [waiting, OLDER], next_cursor: null }),
    );

    expect(conversations.counted('Chat')).toBe('(1) Chat');
  });
});
