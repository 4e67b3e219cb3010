import { createEnvironmentInjector, EnvironmentInjector, type Signal, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '../auth/session';
import { type Extras } from '../chat/chat-source';
import { ChatStore } from '../chat/chat-store';
import { answers, EVE, type FakeServer } from '../testing/fake-server';
import { ScriptedSource } from '../testing/scripted-source';
import { FILE } from '../testing/stories';
import { Drafts } from './drafts';
import { NextMessage } from './next-message';

const NOTES = new File(['notes'], 'notes.txt', { type: 'text/plain' });
/** The same once it is uploaded. */
const ARRIVED = { ...FILE, size: NOTES.size };

async function setup() {
  localStorage.clear();
  const server = answers();
  const session = TestBed.inject(Session);
  await session.signIn({ email: 'ada@example.org', password: 'correct horse' });
  const drafts = new Drafts(session.user()?.id);
  const visit = (id?: string) => new ChatStore(new ScriptedSource(), id, { draft: drafts.text(id) });
  const [v1, v2] = [visit('v1'), visit('v2')];
  const chat = signal(v1);
  const { page, next } = writing(chat);
  const go = (to: ChatStore) => {
    TestBed.tick();
    chat.set(to);
    TestBed.tick();
    return to;
  };
  const waiting = () => next.files().ready();
  /** What was sent from v1 could not be sent: it is written there again. */
  const giveBack = (text: string, extras: Extras = {}) => {
    v1.draft.update((draft) => [text, draft].filter(Boolean).join('\n\n'));
    next.giveBack(v1, extras);
  };
  return { server, session, drafts, v1, v2, next, page, go, visit, waiting, giveBack };
}

/** What is written on a page, which stands until its injector is destroyed. */
function writing(chat: Signal<ChatStore>) {
  const useFactory = () => new NextMessage(chat, new Drafts(TestBed.inject(Session).user()?.id));
  const page = createEnvironmentInjector([{ provide: NextMessage, useFactory }], TestBed.inject(EnvironmentInjector));
  return { page, next: page.get(NextMessage) };
}

/** Lets a spec decide when the next upload arrives. */
function uploading(server: FakeServer, id: string = FILE.id): () => void {
  return server.later('POST /api/chatkit/attachments', { ...FILE, id });
}

describe(NextMessage, () => {
  it('keeps words and files in the conversation they were written in', async () => {
    const { v1, v2, next, go, visit, waiting } = await setup();
    v1.draft.set('half a thought');
    next.files().put([FILE]);

    go(v2);
    expect(waiting()).toEqual([]);

    expect(go(visit('v1')).draft()).toBe('half a thought');
    expect(waiting()).toEqual([FILE]);
  });

  it('keeps a file that arrives when its person has gone elsewhere', async () => {
    const { server, v2, next, go, visit, waiting } = await setup();
    const arrive = uploading(server);
    const added = next.add([NOTES]);

    go(v2);
    arrive();
    await added;
    expect(waiting()).toEqual([]);
    go(visit('v1'));

    expect(waiting()).toEqual([ARRIVED]);
  });

  it('gives back what could not be sent where it was written, before what waits there', async () => {
    const { v2, next, go, visit, waiting, giveBack } = await setup();
    next.files().put([{ ...FILE, id: 'f2' }]);
    go(v2);

    giveBack('unsent', { attachments: [FILE] });

    expect(go(visit('v1')).draft()).toBe('unsent');
    expect(waiting().map(({ id }) => id)).toEqual(['f1', 'f2']);
  });

  it('gives back what could not be sent to whoever has come back meanwhile, and keeps what they wrote since', async () => {
    const { v2, go, visit, waiting, giveBack } = await setup();
    const again = visit('v1');
    go(v2);
    go(again);
    again.draft.set('later');

    giveBack('unsent', { attachments: [FILE] });

    expect(again.draft()).toBe('unsent\n\nlater');
    expect(waiting()).toEqual([FILE]);
  });

  it('brings a file of the conversation that was left once, however many others are on their way', async () => {
    const { server, v2, next, go, visit, waiting } = await setup();
    const arrivals = [uploading(server), uploading(server, 'f2')];
    const added = [next.add([NOTES]), next.add([NOTES])];

    go(v2);
    for (const arrive of arrivals) arrive();
    await Promise.all(added);
    go(visit('v1'));

    const ids = waiting().map(({ id }) => id);
    expect(ids.sort()).toEqual(['f1', 'f2']);
  });

  it('keeps what is written while a conversation begins for that one alone', async () => {
    const { drafts, go, visit } = await setup();
    const begun = go(visit());

    begun.draft.set('and another thing');
    TestBed.tick();
    void begun.send('First', null);
    await vi.waitFor(() => expect(begun.id()).toBe('v1'));
    TestBed.tick();

    expect([drafts.text(begun.id()), drafts.text(undefined)]).toEqual(['and another thing', '']);
  });

  it('keeps what somebody was writing out of sight of whoever signs in before their file arrives', async () => {
    const { server, session, drafts, next, page, go, visit } = await setup();
    const arrive = uploading(server);
    go(visit()).draft.set('a secret');
    TestBed.tick();
    const added = next.add([NOTES]);

    page.destroy();
    server.json('POST /api/auth/register', EVE);
    await session.register({ email: EVE.user.email, password: 'correct horse' });
    const { next: eves } = writing(signal(new ChatStore(new ScriptedSource(), undefined)));
    arrive();
    await added;

    const hers = new Drafts(session.user()?.id);
    expect([hers.text(undefined), hers.files(undefined)]).toEqual(['', []]);
    expect(eves.files().ready()).toEqual([]);
    expect([drafts.text(undefined), drafts.files(undefined)]).toEqual(['a secret', []]);
  });

  it('gives what comes back late to the page that has been opened since', async () => {
    const { server, next, page, visit, giveBack } = await setup();
    const arrive = uploading(server);
    const added = next.add([NOTES]);
    page.destroy();
    const again = visit('v1');
    const { next: nextAgain } = writing(signal(again));
    again.draft.set('later');

    giveBack('unsent');
    arrive();
    await added;

    expect(again.draft()).toBe('unsent\n\nlater');
    expect(nextAgain.files().ready()).toEqual([ARRIVED]);
  });

  it('keeps what comes back at once, as the page may be going', async () => {
    const { drafts, giveBack } = await setup();

    giveBack('unsent', { attachments: [FILE] });

    expect([drafts.text('v1'), drafts.files('v1')]).toEqual(['unsent', [FILE]]);
  });

  it('gives back each of several messages once', async () => {
    const { drafts, v2, go, giveBack } = await setup();
    go(v2);

    giveBack('First');
    giveBack('Second');

    expect(drafts.text('v1')).toBe('Second\n\nFirst');
  });

  it('keeps what was written since beside what comes back to a conversation that was left twice', async () => {
    const { drafts, v1, v2, go, visit, giveBack } = await setup();
    v1.draft.set('half a thought');
    go(v2);
    go(visit('v1')).draft.set('later');
    go(v2);

    giveBack('unsent');

    expect(drafts.text('v1')).toBe('unsent\n\nlater');
  });
});
