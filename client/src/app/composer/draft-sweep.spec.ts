import { TestBed } from '@angular/core/testing';
import { Session } from '../auth/session';
import { answers } from '../testing/fake-server';
import { aConversation, FILE } from '../testing/stories';
import { TOAST_MS } from '../ui/toasts';
import { DraftSweep } from './draft-sweep';
import { Drafts } from './drafts';

const UNSENT = { key: 'k1', text: 'Hi', model: null, extras: {}, after: '', sentAt: 1, isBack: true };

async function setup() {
  localStorage.clear();
  const [mine, eves] = [new Drafts('u1'), new Drafts('u2')];
  for (const id of [undefined, 'listed', 'old', 'gone', 'unreachable']) mine.keepText(id, 'half a thought');
  mine.keepFiles('gone', [FILE]);
  mine.unsent.keep(UNSENT, 'gone as well');
  eves.keepText('gone', 'hers');
  const server = answers();
  server.json('GET /api/chat/conversations', { conversations: [aConversation({ id: 'listed' })], next_cursor: null });
  server.json('GET /api/chat/conversations/old', aConversation({ id: 'old' }));
  for (const id of ['gone', 'gone as well'])
    server.refuse(`GET /api/chat/conversations/${id}`, 404, { code: 'not_found' });
  server.unreachable('GET /api/chat/conversations/unreachable');
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  vi.useFakeTimers();
  TestBed.inject(DraftSweep);
  return { mine, eves };
}

describe(DraftSweep, () => {
  afterEach(() => vi.useRealTimers());

  it('forgets what was written where the conversation is gone, and nothing else', async () => {
    const { mine, eves } = await setup();

    await vi.advanceTimersByTimeAsync(3 * TOAST_MS);

    expect(mine.conversationIds().toSorted()).toEqual(['listed', 'old', 'unreachable']);
    expect([mine.text('gone'), mine.files('gone')]).toEqual(['', []]);
    expect([mine.text(undefined), eves.text('gone')]).toEqual(['half a thought', 'hers']);
  });

  it('waits for as long as another page may offer to take the deletion back', async () => {
    const { mine } = await setup();

    await vi.advanceTimersByTimeAsync(TOAST_MS);

    expect([mine.text('gone'), mine.files('gone')]).toEqual(['half a thought', [FILE]]);
  });
});
