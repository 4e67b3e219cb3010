import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Session } from '../auth/session';
import { answers } from '../testing/fake-server';
import { aConversation } from '../testing/stories';
import { Toasts } from '../ui/toasts';
import { Conversations } from './conversations';
import { Housekeeping } from './housekeeping';

const FIRST = aConversation({ id: 'v1', title: 'First', updated_at: '2026-11-23T15:00:00.000Z' });
const SECOND = aConversation({ id: 'v2', title: 'Second' });

async function setup() {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const server = answers();
  server.json('GET /api/chat/conversations', { conversations: [FIRST, SECOND], next_cursor: null });
  server.json('DELETE /api/chat/conversations/v1', null);
  server.json('POST /api/chat/conversations/v1/restore', FIRST);
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  const conversations = TestBed.inject(Conversations);
  await vi.waitFor(() => expect(conversations.all()).toHaveLength(2));
  const titles = () => conversations.all().map(({ title }) => title);
  return { server, titles, housekeeping: TestBed.inject(Housekeeping), toasts: TestBed.inject(Toasts) };
}

describe(Housekeeping, () => {
  it('deletes nothing before its person is sure', async () => {
    const { housekeeping, titles } = await setup();
    housekeeping.ask(FIRST);

    await housekeeping.settle(false);

    expect(titles()).toEqual(['First', 'Second']);
    expect(housekeeping.doomed()).toBeNull();
  });

  it('deletes a conversation, names its neighbour, and brings it back', async () => {
    const { housekeeping, titles, toasts } = await setup();
    housekeeping.ask(FIRST);

    expect(await housekeeping.settle(true)).toEqual(SECOND);
    expect(titles()).toEqual(['Second']);

    toasts.all()[0]?.undo?.();
    await vi.waitFor(() => expect(titles()).toEqual(['First', 'Second']));
  });

  it('leaves the page of a conversation that is deleted', async () => {
    const { housekeeping } = await setup();
    const router = TestBed.inject(Router);
    vi.spyOn(router, 'url', 'get').mockReturnValue('/chat/v1?message=a1');
    const navigate = vi.spyOn(router, 'navigate').mockResolvedValue(true);
    housekeeping.ask(FIRST);

    await housekeeping.settle(true);

    expect(navigate).toHaveBeenCalledWith(['/chat']);
  });

  it('keeps the old title, and says why, when the server refuses the new one', async () => {
    const { housekeeping, server, titles, toasts } = await setup();
    server.refuse('PUT /api/chat/conversations/v1', 503, { code: 'unavailable', detail: 'The database rests.' });

    await housekeeping.rename(FIRST, 'Better');

    expect(titles()).toEqual(['First', 'Second']);
    expect(toasts.all()).toEqual([{ words: 'The title was kept. The database rests.', isAlarm: true }]);
  });
});
