import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Session } from '../auth/session';
import { Housekeeping } from '../conversations/housekeeping';
import { Help } from '../keyboard/help';
import { Search } from '../search/search';
import { answers } from '../testing/fake-server';
import { render } from '../testing/render';
import { aConversation } from '../testing/stories';
import { wideScreen } from '../testing/wide-screen';
import { Announcer } from '../ui/announcer';
import { Toasts } from '../ui/toasts';
import { Frame } from './frame';

async function setup() {
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
  wideScreen();
  const server = answers();
  server.json('GET /api/chat/conversations', { conversations: [], next_cursor: null });
  server.json('GET /api/tasks', { tasks: [], next_cursor: null });
  server.json('POST /api/auth/logout', null);
  const session = TestBed.inject(Session);
  await session.signIn({ email: 'ada@example.org', password: 'correct horse' });
  const { settle } = await render(Frame);
  return { session, settle };
}

describe(Frame, () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('leaves nothing for the next person of what one was asked, shown and told', async () => {
    const { session, settle } = await setup();
    const [housekeeping, toasts, announcer] = [
      TestBed.inject(Housekeeping),
      TestBed.inject(Toasts),
      TestBed.inject(Announcer),
    ];
    housekeeping.ask(aConversation({ title: 'A secret' }));
    toasts.show({ words: 'Deleted: A secret', undo: () => undefined });
    announcer.say('Added: A secret');
    TestBed.inject(Search).show();
    TestBed.inject(Help).show();

    await session.signOut();
    await settle();

    expect(housekeeping.doomed()).toBeNull();
    expect(toasts.all()).toEqual([]);
    expect(announcer.words()).toBe('');
    expect([TestBed.inject(Search).isOpen(), TestBed.inject(Help).isOpen()]).toEqual([false, false]);
  });
});
