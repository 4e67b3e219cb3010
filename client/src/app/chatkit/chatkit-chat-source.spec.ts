import { type ThreadItem } from '../api/thread-items';
import { asks, chatkitChat, CREATED, done, says, THREAD } from '../testing/chatkit-chat';
import { answerOf, shown } from '../testing/scripted-chat';
import { ChatKitChatSource } from './chatkit-chat-source';
import { type ThreadStreamEvent } from './thread';

const AT = '2026-11-23T14:02:00.000000';
const LATER = '2026-11-23T14:03:00.000000';

describe(ChatKitChatSource, () => {
  it('knows nothing more of an answer whose reader has left', async () => {
    const { source, server } = chatkitChat();
    server.hang(CREATED, done(asks('msg_1')));
    const message = { key: 'k1', content: 'Hello', model: null, waits: false, extras: {} };

    let runId = '';
    for await (const told of source.send('new', message, new AbortController().signal)) {
      if ('event' in told && told.event.type === 'run.updated') runId = told.event.run.id;
      break;
    }

    await expect(source.stop(runId)).rejects.toThrow('This answer has ended.');
  });

  it('makes the thread with its first message and adds the second to it', async () => {
    const { chat, server, told } = chatkitChat();
    server.answer(
      [CREATED, done(asks('msg_1')), done(says('msg_2', 'Hi.'))],
      [done(asks('msg_3', 'More')), done(says('msg_4', 'There is no more.'))],
    );

    await chat.send('Hello', null);
    await chat.send('More', 'gpt', { tool: 'search', quote: 'Hi.' });

    expect(shown(chat)).toEqual(['Hello', 'complete: Hi.', 'More', 'complete: There is no more.']);
    expect(server.heard.map(({ type }) => type)).toEqual(['threads.create', 'threads.add_user_message']);
    expect(server.heard[1]?.params).toEqual({
      thread_id: 'thr_1',
      input: {
        content: [{ type: 'input_text', text: 'More' }],
        attachments: [],
        inference_options: { tool_choice: { id: 'search' }, model: 'gpt' },
        quoted_text: 'Hi.',
      },
    });
    expect(told).toEqual(['begins', 'thread thr_1', 'ends', 'begins', 'ends']);
  });

  it('adds deltas up, whatever ids a server gives, and keeps what the last version says', async () => {
    const { chat, server } = chatkitChat('thr_1');
    const update = (delta: string): ThreadStreamEvent => ({
      type: 'thread.item.updated',
      item_id: 'abc',
      update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta },
    });
    const added: ThreadStreamEvent = { type: 'thread.item.added', item: says('abc', '') };
    server.answer([done(asks('x')), added, update('Hel'), update('lo'), done(says('abc', 'Hello!'))]);

    await chat.send('Hello', null);

    expect(shown(chat)).toEqual(['Hello', 'complete: Hello!']);
  });

  it('sends what was written during an answer when that has ended', async () => {
    const { chat, server } = chatkitChat('thr_1');
    server.answer([done(asks('m1', 'One')), done(says('m2', '1'))], [done(asks('m3', 'Two')), done(says('m4', '2'))]);

    await Promise.all([chat.send('One', null), chat.send('Two', null)]);

    await vi.waitFor(() => expect(shown(chat)).toEqual(['One', 'complete: 1', 'Two', 'complete: 2']));
  });

  it('gives a refused message back, with the words of the server', async () => {
    const { chat, server } = chatkitChat('thr_1');
    server.answer({ status: 403 });

    await chat.send('Hello', null);

    await vi.waitFor(() => expect(chat.draft()).toBe('Hello'));
    expect(chat.problem()?.detail).toBe('No.');
    expect(shown(chat)).toEqual([]);
  });

  it('loads a long thread from its end, and older turns whole', async () => {
    const { chat, server } = chatkitChat('thr_1');
    const page = (...items: readonly ThreadItem[]) => ({
      data: items.toReversed(),
      has_more: true,
      after: items[0]?.id,
    });
    server.answer(
      { ...THREAD, items: { data: [asks('old')], has_more: true } },
      page(asks('m5', 'Third', LATER), says('m6', '3', LATER)),
      page(says('m4', '2')),
      { ...page(asks('m1', 'First'), says('m2', '1'), asks('m3', 'Second')), has_more: false },
    );
    await chat.open();
    expect(shown(chat)).toEqual(['Third', 'complete: 3']);

    await chat.loadOlder();

    expect(shown(chat)).toEqual(['First', 'complete: 1', 'Second', 'complete: 2', 'Third', 'complete: 3']);
  });

  it('updates a widget in an earlier answer when its action says so, and shows no empty answer', async () => {
    const { chat, server, source } = chatkitChat('thr_1');
    const widget = (value: string): ThreadItem => ({
      type: 'widget',
      id: 'w1',
      created_at: AT,
      widget: { type: 'Card', children: [{ type: 'Text', id: 't', value }] },
    });
    server.answer([done(asks('m1')), done(widget('Off'))], [{ type: 'thread.item.replaced', item: widget('On') }]);
    await chat.send('Hello', null);

    await chat.adopt(source.act({ type: 'switch', payload: { on: true } }, 'w1'));

    expect(answerOf(chat).parts[0]).toMatchObject({
      kind: 'widget',
      widget: { children: [{ value: 'On' }] },
    });
    expect(chat.turns()).toHaveLength(2);
    expect(server.heard[1]?.params).toEqual({
      thread_id: 'thr_1',
      action: { type: 'switch', payload: { on: true } },
      item_id: 'w1',
    });
  });

  it('tells the server what a person thinks of all pieces of an answer', async () => {
    const { chat, server } = chatkitChat('thr_1');
    server.answer([done(asks('m1')), done(says('m2', 'A')), done(says('m3', 'B'))], {});
    await chat.send('Hello', null);

    await chat.actions.rate(answerOf(chat), 'positive');

    expect(server.heard[1]).toEqual({
      type: 'items.feedback',
      params: { thread_id: 'thr_1', item_ids: ['m2', 'm3'], kind: 'positive' },
    });
  });
});
