import { signal } from '@angular/core';
import { ChatKitServer } from '../app/testing/chatkit-server';
import { ChatControl } from './chat-control';
import { type Options } from './options';

const AT = '2026-11-23T14:02:00.000000';
const ITEMS = { data: [], has_more: false };
const NOTES = { type: 'file', id: 'file_1', name: 'notes.txt', mime_type: 'text/plain' } as const;

function thread(id: string) {
  return { id, created_at: AT, items: ITEMS };
}

/** A server that gives threads at once, and answers a message when a spec says so. */
class SlowServer extends ChatKitServer {
  private readonly refusal = Promise.withResolvers<Response>();

  readonly slowFetch: typeof fetch = (url, init) => {
    const isMessage = typeof init?.body === 'string' && init.body.includes('user_message');
    return isMessage ? this.refusal.promise : this.fetch(url, init);
  };

  refuse(): void {
    this.refusal.resolve(Response.json({ message: 'No.' }, { status: 503 }));
  }
}

function setup() {
  const server = new SlowServer();
  const options: Options = { api: { url: 'http://localhost/chatkit', domainKey: 'local', fetch: server.slowFetch } };
  const control = new ChatControl(signal(options), () => undefined);
  const open = (id: string) => {
    server.answer(thread(id));
    return control.open(id);
  };
  return { server, control, open, draft: () => control.shown().chat.draft() };
}

describe(ChatControl, () => {
  it('keeps what is being written in the thread that it is written in', async () => {
    const { control, open, draft } = setup();
    await open('thr_1');
    control.shown().chat.draft.set('Half a thought');

    await open('thr_2');
    expect(draft()).toBe('');
    await open('thr_1');

    expect(draft()).toBe('Half a thought');
  });

  it('keeps a message that is refused after its thread was left in the draft of that thread', async () => {
    const { server, control, open, draft } = setup();
    await open('thr_1');
    const { chat } = control.shown();
    const sent = chat.send('The ferry leaves at noon', null, { attachments: [NOTES], quote: 'When?' });
    await open('thr_2');

    server.refuse();
    await sent;

    expect([draft(), control.composing.uploads.ready(), control.composing.quote()]).toEqual(['', [], null]);
    await open('thr_1');
    expect([draft(), control.composing.uploads.ready(), control.composing.quote()]).toEqual([
      'The ferry leaves at noon',
      [NOTES],
      'When?',
    ]);
  });

  it('gives it back before what was written since when the thread is on the screen again', async () => {
    const { server, control, open, draft } = setup();
    await open('thr_1');
    const sent = control.shown().chat.send('First', null);
    await open('thr_2');
    await open('thr_1');
    control.shown().chat.draft.set('Second');

    server.refuse();
    await sent;

    expect(draft()).toBe('First\n\nSecond');
  });

  it('writes down what is said in the thread that it was said in', async () => {
    const { control, open, draft } = setup();
    await open('thr_1');
    control.shown().chat.draft.set('Please');
    const hear = control.hearing();

    await open('thr_2');
    hear('buy milk');
    expect(draft()).toBe('');
    await open('thr_1');

    expect(draft()).toBe('Please buy milk');
  });

  it('writes what is said after what is written when the thread is read again meanwhile', async () => {
    const { server, control, open, draft } = setup();
    await open('thr_1');
    const hear = control.hearing();
    server.answer(thread('thr_1'));
    await control.refresh();
    control.shown().chat.draft.set('Please');

    hear('buy milk');

    expect(draft()).toBe('Please buy milk');
  });

  it('stays where a person went while the thread before was read again', async () => {
    const { server, control, open } = setup();
    await open('thr_1');
    server.answer(thread('thr_1'));
    const refreshed = control.refresh();

    await open('thr_2');
    await refreshed;

    expect(control.shown().threadId()).toBe('thr_2');
  });

  it('keeps a message on the screen that is sent while its thread is read again', async () => {
    const { server, control, open } = setup();
    await open('thr_1');
    server.answer(thread('thr_1'));
    const refreshed = control.refresh();
    const sent = control.shown().chat.send('The ferry leaves at noon', null);

    await refreshed;

    expect(control.shown().chat.turns()).toMatchObject([{ text: 'The ferry leaves at noon' }]);
    server.refuse();
    await sent;
  });
});
