import { Problem } from '../api/problem';
import { run, scriptedChat, shown } from '../testing/scripted-chat';
import { ScriptedSource } from '../testing/scripted-source';
import { FILE } from '../testing/stories';
import { type Extras } from './chat-source';
import { ChatStore } from './chat-store';
import { Outbox } from './outbox';

const OFFLINE = new Problem('offline', 'Nobody is there.', 0);

describe(Outbox, () => {
  it('gives the text back when it could not be sent, and sends it again under the same key', async () => {
    const { chat, source } = scriptedChat('v1');
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => source.stream);

    source.stream.refuse(new Problem('rate_limited', 'Slow down.', 429, [], 42));
    await sent;
    await vi.waitFor(() => expect(chat.draft()).toBe('Hello'));

    expect(shown(chat)).toEqual([]);
    expect(chat.problem()?.retryAfterSeconds).toBe(42);
    void chat.send('Hello', null);
    await vi.waitFor(() => expect(source.sent).toHaveLength(2));
    expect(source.sent[1]?.key).toBe(source.sent[0]?.key);
  });

  it('gives the text back also to whoever left before it was refused', async () => {
    const { chat, source } = scriptedChat('v1');
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => source.stream);

    chat.close();
    source.stream.refuse(OFFLINE);
    await sent;

    expect(chat.draft()).toBe('Hello');
  });

  it('gives the files back when they could not be sent, and sends the same message again under the same key', async () => {
    const unsent = vi.fn();
    const source = new ScriptedSource();
    const chat = new ChatStore(source, 'v1', { giveBack: unsent });
    const sendAndRefuse = async (extras: Extras) => {
      const sent = chat.send('Hello', null, extras);
      await vi.waitFor(() => source.stream);
      source.stream.refuse(OFFLINE);
      await sent;
    };

    await sendAndRefuse({ attachments: [FILE] });
    await sendAndRefuse({ attachments: [FILE] });
    await sendAndRefuse({});

    expect(unsent.mock.calls[0]?.[0]).toMatchObject({ attachments: [FILE] });
    const [first, same, without] = source.sent.map(({ key }) => key);
    expect(same).toBe(first);
    expect(without).not.toBe(first);
  });

  it('sends a second message only when the first has arrived, so that they stand in the order of their writing', async () => {
    const { chat, source } = scriptedChat('v1');
    void chat.send('First', null);
    await vi.waitFor(() => source.stream);
    void chat.send('Second', null);
    await new Promise(requestAnimationFrame);
    expect(source.sent.map(({ content }) => content)).toEqual(['First']);

    source.stream.tell(run());

    await vi.waitFor(() => expect(source.sent.map(({ content }) => content)).toEqual(['First', 'Second']));
  });

  it('sends a second message also when the first was refused', async () => {
    const { chat, source } = scriptedChat('v1');
    void chat.send('First', null);
    await vi.waitFor(() => source.stream);
    void chat.send('Second', null);

    source.stream.refuse(new Problem('rate_limited', 'Slow down.', 429));

    await vi.waitFor(() => expect(source.sent.map(({ content }) => content)).toEqual(['First', 'Second']));
  });

  it('takes the same words for a new message once the server has taken another', async () => {
    const { chat, source } = scriptedChat('v1');
    const sendAnd = async (text: string, answer: () => void) => {
      const sent = chat.send(text, null);
      await vi.waitFor(() => expect(source.sent.at(-1)?.content).toBe(text));
      answer();
      await sent;
    };
    await sendAnd('Yes', () => source.stream.refuse(OFFLINE));
    await sendAnd('No', () => source.stream.tell(run(), run({ status: 'completed' })).end());

    void chat.send('Yes', null);

    await vi.waitFor(() => expect(source.sent).toHaveLength(3));
    expect(source.sent[2]?.key).not.toBe(source.sent[0]?.key);
  });
});
