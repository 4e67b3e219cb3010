import { TestBed } from '@angular/core/testing';
import { Session } from '../auth/session';
import { answers, EVE, type FakeServer } from '../testing/fake-server';
import { aRun } from '../testing/stories';
import { ChatSource, type SourceEvent } from '../chat/chat-source';
import { RestChatSource } from './rest-chat-source';

const MESSAGE = { key: 'k1', content: 'Hello', model: null, waits: false, extras: {} };
const running = { type: 'run.updated', run: aRun() } as const;
const done = { type: 'run.updated', run: aRun({ status: 'completed' }) } as const;

async function setup(): Promise<{ source: ChatSource; server: FakeServer; signal: AbortSignal }> {
  TestBed.configureTestingModule({ providers: [{ provide: ChatSource, useClass: RestChatSource }] });
  const server = answers();
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  return { source: TestBed.inject(ChatSource), server, signal: new AbortController().signal };
}

function told(events: readonly SourceEvent[]) {
  return events.map((event) => ('refused' in event ? event.refused.code : event.id));
}

describe(RestChatSource, () => {
  it('tells the events of a run in order', async () => {
    const { source, server, signal } = await setup();
    server.stream('POST /api/chat/conversations/v1/messages', [running, done]);

    expect(told(await Array.fromAsync(source.send('v1', MESSAGE, signal)))).toEqual(['1', '2']);
  });

  it('names the files that go along, also in place of words', async () => {
    const { source, server, signal } = await setup();
    server.stream('POST /api/chat/conversations/v1/messages', [running, done]);
    const attachments = [{ type: 'file', id: 'f1', name: 'notes.txt', mime_type: 'text/plain' }] as const;

    await Array.fromAsync(source.send('v1', { ...MESSAGE, content: '', extras: { attachments } }, signal));

    expect(server.asked.at(-1)?.body).toEqual({ content: 'notes.txt', attachment_ids: ['f1'] });
  });

  it('goes on after the last event it heard when the line breaks', async () => {
    const { source, server, signal } = await setup();
    server.stream('POST /api/chat/conversations/v1/messages', [running]);
    server.stream('GET /api/chat/runs/r1/events', [done], 2);

    expect(told(await Array.fromAsync(source.send('v1', MESSAGE, signal)))).toEqual(['1', '2']);
    const followed = server.asked.find(({ route }) => route === 'GET /api/chat/runs/r1/events');
    expect(followed?.headers.get('Last-Event-ID')).toBe('1');
  });

  it('does not post a message again in the name of the next person', async () => {
    const { source, server, signal } = await setup();
    const posted = () => server.asked.filter(({ route }) => route === 'POST /api/chat/conversations/v1/messages');
    server.unreachable('POST /api/chat/conversations/v1/messages');
    server.json('POST /api/auth/login', EVE);
    server.json('POST /api/auth/logout', null);
    const session = TestBed.inject(Session);
    const sent = Array.fromAsync(source.send('v1', MESSAGE, signal));
    await vi.waitFor(() => expect(posted()).toHaveLength(1));

    await session.signOut();
    await session.signIn({ email: 'eve@example.org', password: 'correct horse' });

    expect(told(await sent)).toEqual(['unauthenticated']);
    expect(posted()).toHaveLength(1);
  });

  it('posts a message again under its key when nobody answered', async () => {
    const { source, server, signal } = await setup();
    server.unreachable('POST /api/chat/conversations/v1/messages');
    server.stream('POST /api/chat/conversations/v1/messages', [running, done]);

    expect(told(await Array.fromAsync(source.send('v1', MESSAGE, signal)))).toEqual(['1', '2']);
    const posted = server.asked.filter(({ route }) => route.startsWith('POST /api/chat'));
    expect(posted.map(({ headers }) => headers.get('Idempotency-Key'))).toEqual(['k1', 'k1']);
  });

  it('brings a message to the server also when its person leaves before it is there', async () => {
    const { source, server } = await setup();
    server.unreachable('POST /api/chat/conversations/v1/messages');
    server.stream('POST /api/chat/conversations/v1/messages', [running]);
    const closing = new AbortController();

    const sent = source.send('v1', MESSAGE, closing.signal)[Symbol.asyncIterator]().next();
    closing.abort();
    await sent;

    expect(server.asked.filter(({ route }) => route.startsWith('POST /api/chat'))).toHaveLength(2);
  });

  it('leaves a message with the server that waits its turn, and tells nothing of its answer', async () => {
    const { source, server, signal } = await setup();
    const queued = aRun({ status: 'queued', started_at: null });
    server.json('POST /api/chat/conversations/v1/messages', { run: queued }, 202);

    const events = await Array.fromAsync(source.send('v1', { ...MESSAGE, waits: true }, signal));

    expect(events).toEqual([{ event: { type: 'run.updated', run: queued } }]);
    expect(server.asked.at(-1)?.headers.get('Prefer')).toBe('respond-async');
  });

  it('ends with the refusal when the server refuses', async () => {
    const { source, server, signal } = await setup();
    server.refuse('POST /api/chat/conversations/v1/messages', 422, { code: 'validation_failed', detail: 'Too long.' });

    expect(told(await Array.fromAsync(source.send('v1', MESSAGE, signal)))).toEqual(['validation_failed']);
  });

  it('renews the session once when it has run out, and asks again', async () => {
    const { source, server } = await setup();
    server.refuse('GET /api/chat/conversations/v1/messages', 401, { code: 'unauthenticated' });
    server.json('GET /api/chat/conversations/v1/messages', { messages: [], has_more: false });

    expect(await source.history('v1', null)).toEqual({ turns: [], hasMore: false });
    expect(server.asked.map(({ route }) => route)).toContain('POST /api/auth/refresh');
  });
});
