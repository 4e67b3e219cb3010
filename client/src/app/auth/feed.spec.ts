import { TestBed } from '@angular/core/testing';
import { answers } from '../testing/fake-server';
import { aConversation } from '../testing/stories';
import { Backend } from './backend';
import { Feed } from './feed';
import { Session } from './session';

async function setup(prepare: (server: ReturnType<typeof answers>) => void) {
  const server = answers();
  prepare(server);
  const heard: string[] = [];
  const feed = TestBed.inject(Feed);
  feed.on(({ type }) => heard.push(type));
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  TestBed.tick();
  return { server, feed, heard };
}

describe(Feed, () => {
  afterEach(() => void vi.useRealTimers());

  it('tells what happens, after saying that something may have been missed', async () => {
    const { heard } = await setup((server) =>
      server.stream('GET /api/chat/events', [{ type: 'conversation.created', conversation: aConversation() }]),
    );

    await vi.waitFor(() => expect(heard.slice(0, 2)).toEqual(['feed.opened', 'conversation.created']));
  });

  it('looks by itself while there is no line, and is not lost as long as the server answers', async () => {
    vi.useFakeTimers();
    const { feed, heard } = await setup((server) => {
      server.unreachable('GET /api/chat/events');
      server.json('GET /api/auth/me', {});
    });

    await vi.advanceTimersByTimeAsync(3_000);

    expect(heard).toContain('feed.polled');
    expect(heard).not.toContain('feed.opened');
    expect(feed.isLost()).toBe(false);
  });

  it('is lost when nobody answers', async () => {
    vi.useFakeTimers();
    const { feed, heard } = await setup((server) => {
      server.unreachable('GET /api/chat/events');
      server.unreachable('GET /api/auth/me');
    });

    await vi.advanceTimersByTimeAsync(3_000);

    expect(heard).not.toContain('feed.polled');
    expect(feed.isLost()).toBe(true);
  });

  it('holds its line when the access token is renewed', async () => {
    const { server } = await setup((server) => {
      server.later('GET /api/chat/events', null);
      server.json('GET /api/auth/me', {});
    });
    const lines = () => server.asked.filter(({ route }) => route === 'GET /api/chat/events').length;
    await vi.waitFor(() => expect(lines()).toBe(1));

    await TestBed.inject(Session).refresh();
    TestBed.tick();
    await TestBed.inject(Backend).get('/api/auth/me');

    expect(lines()).toBe(1);
  });
});
