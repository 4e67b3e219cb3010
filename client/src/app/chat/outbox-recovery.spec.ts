import { Problem } from '../api/problem';
import { UnsentMessages } from '../composer/unsent-messages';
import { run } from '../testing/scripted-chat';
import { ScriptedSource } from '../testing/scripted-source';
import { aMessage, FILE } from '../testing/stories';
import { ChatStore } from './chat-store';
import { Outbox } from './outbox';

const LATER = '2026-11-23T15:00:00.000Z';
const EARLIER = aMessage({ id: 'm0', content: 'Hello' });
const STORED = aMessage({ id: 'm9', content: 'Hello', created_at: LATER, updated_at: LATER });

/** The conversation on a page of Ada's browser, perhaps after a reload. */
function page({ isReloaded = false, messages = [EARLIER] } = {}) {
  if (!isReloaded) localStorage.clear();
  const source = new ScriptedSource();
  source.stored = { messages, hasMore: false };
  const [keeper, unsent] = [new UnsentMessages('u1', new Map()), vi.fn()];
  const chat = new ChatStore(source, 'v1', { keeper, giveBack: unsent });
  return { chat, source, unsent, kept: () => keeper.of('v1').map(({ text }) => text) };
}

describe(`${Outbox.name} after a reload`, () => {
  it('keeps a message for as long as the server may not have it', async () => {
    const { chat, source, kept } = page();
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => source.stream);
    expect(kept()).toEqual(['Hello']);

    source.stream.tell(run(), run({ status: 'completed' })).end();
    await sent;

    expect(kept()).toEqual([]);
  });

  it('gives back what was being sent when the page was left for good, and sends it under the same key', async () => {
    const { chat: before, source: first } = page();
    void before.send('Hello', null, { attachments: [FILE] });
    await vi.waitFor(() => first.stream);
    const { chat, source, unsent, kept } = page({ isReloaded: true });

    await chat.open();
    await vi.waitFor(() => expect(chat.draft()).toBe('Hello'));

    expect(unsent).toHaveBeenCalledExactlyOnceWith({ attachments: [FILE] });
    expect(chat.problem()?.code).toBe('unsent');
    void chat.send('Hello', null, { attachments: [FILE] });
    await vi.waitFor(() => expect(source.sent).toHaveLength(1));
    expect(source.sent[0]?.key).toBe(first.sent[0]?.key);
    source.stream.tell(run());
    await vi.waitFor(() => expect(kept()).toEqual([]));
  });

  it('gives several messages back in the order of their writing', async () => {
    const { chat: before } = page();
    void before.send('First', null);
    void before.send('Second', null);
    const { chat } = page({ isReloaded: true });

    await chat.open();

    await vi.waitFor(() => expect(chat.draft()).toBe('First\n\nSecond'));
  });

  it('sends what was given back before a reload under the same key after it', async () => {
    const { chat: before, source: first } = page();
    const sent = before.send('Hello', null);
    await vi.waitFor(() => first.stream);
    first.stream.refuse(new Problem('offline', 'Nobody is there.', 0));
    await sent;
    const { chat, source } = page({ isReloaded: true });

    await chat.open();
    expect(chat.draft()).toBe('');
    void chat.send('Hello', null);

    await vi.waitFor(() => expect(source.sent[0]?.key).toBe(first.sent[0]?.key));
  });

  it('does not give back what the server has taken after all', async () => {
    const { chat: before } = page();
    await before.open();
    void before.send('Hello', null);
    const { chat, kept } = page({ isReloaded: true, messages: [EARLIER, STORED] });

    await chat.open();

    await vi.waitFor(() => expect(kept()).toEqual([]));
    expect([chat.draft(), chat.problem()]).toEqual(['', null]);
  });

  it.each([
    ['said before', [EARLIER], [EARLIER]],
    ['said before, and not loaded when it was sent', null, [EARLIER]],
  ])('gives back what only sounds like a stored message: %s', async (_, messages, later) => {
    const { chat: before } = page({ messages: messages ?? [] });
    if (messages) await before.open();
    void before.send('Hello', null);
    const { chat } = page({ isReloaded: true, messages: later });

    await chat.open();

    await vi.waitFor(() => expect(chat.draft()).toBe('Hello'));
  });

  it('gives back the second of two messages that say the same', async () => {
    const { chat: before, source } = page();
    await before.open();
    void before.send('Hello', null);
    void before.send('Hello', null);
    await vi.waitFor(() => source.stream);
    source.stream.tell(run());
    await vi.waitFor(() => expect(source.sent).toHaveLength(2));
    const { chat } = page({ isReloaded: true, messages: [EARLIER, STORED] });

    await chat.open();

    await vi.waitFor(() => expect(chat.draft()).toBe('Hello'));
  });
});
