import { Problem } from '../api/problem';
import { hurried } from '../testing/hurried';
import { run, says, scriptedChat, shown } from '../testing/scripted-chat';
import { aMessage } from '../testing/stories';
import { ChatStore } from './chat-store';

describe(ChatStore, () => {
  it('shows a message at once, before anything is asked of the server', async () => {
    const { chat } = scriptedChat();

    void chat.send('Hello', null);

    expect(shown(chat)).toEqual(['Hello']);
    expect(chat.isAnswering()).toBe(true);
    await vi.waitFor(() => expect(chat.id()).toBe('v1'));
  });

  it('shows the answer as it comes, and that it ended', async () => {
    const { chat, source } = scriptedChat('v1');
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => source.stream);

    source.stream.tell(run(), says('Hi, Ada.'), run({ status: 'completed' })).end();
    await sent;

    expect(shown(chat)).toEqual(['Hello', 'complete: Hi, Ada.']);
    expect(chat.isAnswering()).toBe(false);
  });

  it('says why a conversation could not be loaded', async () => {
    const { chat, source } = scriptedChat('v1');
    vi.spyOn(source, 'history').mockRejectedValue(new Problem('not_found', 'Not found.', 404));

    await chat.open();

    expect(chat.loadProblem()?.status).toBe(404);
  });

  it('loads older pages until the message that is looked for is there', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage({ id: 'm3' })], hasMore: true });
    const page = (id: string, created_at: string, hasMore: boolean) => ({
      messages: [aMessage({ id, created_at })],
      hasMore,
    });
    source.older.set('m3', page('m2', '2026-11-22T14:02:00.000Z', true));
    source.older.set('m2', page('m1', '2026-11-21T14:02:00.000Z', false));
    void chat.open();

    await chat.show('m1');

    expect(chat.turns().map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
    expect(chat.target()).toBe('m1');
  });

  it('points at nothing when the message is not there', async () => {
    const { chat } = scriptedChat('v1', { messages: [aMessage()] });
    void chat.open();

    await chat.show('m1');

    expect(chat.target()).toBeNull();
  });

  it('stops reading, and nothing else, when it is left', async () => {
    const { chat, source } = scriptedChat('v1');
    void chat.send('Hello', null);
    await vi.waitFor(() => source.stream);
    source.stream.tell(run());
    await vi.waitFor(() => expect(chat.current()).toBeDefined());

    chat.close();
    await hurried(() => source.stream.tell(says('Unheard')));

    expect(source.stopped).toEqual([]);
    expect(shown(chat)).toEqual(['Hello', 'streaming: ']);
  });
});
