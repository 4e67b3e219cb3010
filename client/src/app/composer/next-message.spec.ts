import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '../auth/session';
import { ChatStore } from '../chat/chat-store';
import { OwnFiles } from '../files/own-files';
import { answers } from '../testing/fake-server';
import { ScriptedSource } from '../testing/scripted-source';
import { Drafts } from './drafts';
import { NextMessage } from './next-message';

const FILE = { type: 'file', id: 'f1', name: 'notes.txt', mime_type: 'text/plain' } as const;
const NOTES = new File(['notes'], 'notes.txt', { type: 'text/plain' });

async function setup() {
  localStorage.clear();
  answers();
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  const visit = (id: string) => new ChatStore(new ScriptedSource(), id, TestBed.inject(Drafts).text(id));
  const [v1, v2] = [visit('v1'), visit('v2')];
  const chat = signal(v1);
  const next = TestBed.runInInjectionContext(() => new NextMessage(chat));
  const go = (to: ChatStore) => {
    TestBed.tick();
    chat.set(to);
    TestBed.tick();
    return to;
  };
  const waiting = () => next.files().ready();
  return { v1, v2, next, go, visit, waiting };
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
    const { v2, next, go, visit, waiting } = await setup();
    const { promise, resolve } = Promise.withResolvers<typeof FILE>();
    vi.spyOn(TestBed.inject(OwnFiles), 'send').mockReturnValue(promise);
    const added = next.add([NOTES]);

    go(v2);
    resolve(FILE);
    await added;
    expect(waiting()).toEqual([]);
    go(visit('v1'));

    expect(waiting()).toEqual([FILE]);
  });

  it('gives back what could not be sent where it was written, before what waits there', async () => {
    const { v1, v2, next, go, visit, waiting } = await setup();
    next.files().put([{ ...FILE, id: 'f2' }]);
    go(v2);

    v1.draft.set('unsent');
    next.giveBack(v1, { attachments: [FILE] });

    expect(go(visit('v1')).draft()).toBe('unsent');
    expect(waiting().map(({ id }) => id)).toEqual(['f1', 'f2']);
  });

  it('gives back what could not be sent to whoever has come back meanwhile, and keeps what they wrote since', async () => {
    const { v1, v2, next, go, visit, waiting } = await setup();
    const again = visit('v1');
    go(v2);
    go(again);
    again.draft.set('later');

    v1.draft.set('unsent');
    next.giveBack(v1, { attachments: [FILE] });

    expect(again.draft()).toBe('unsent\n\nlater');
    expect(waiting()).toEqual([FILE]);
  });
});
