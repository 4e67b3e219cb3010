import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cases } from '../src/thread-events/testing/schema.js';
import { ChatKitClient, input, outline } from './chatkit-client.js';
import { callsOf, fold, isOf, textsOf, threadOf } from './chatkit-heard.js';
import { formOf } from './files.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('The ChatKit door', () => {
  let server: TestServer;
  let ada: Person;
  let chat: ChatKitClient;
  let eve: ChatKitClient;

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await server.person('Ada');
    chat = new ChatKitClient(ada);
    eve = new ChatKitClient(await server.person('Eve'));
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const itemsNow = async (threadId: string) => (await chat.items(threadId, { order: 'asc', limit: 9999 })).data;

  it.each(cases.filter(({ def }) => def === 'ClientRequest'))('answers or refuses: $name', async ({ valid, value }) => {
    const before = await chat.threads();

    const { status, headers, body } = await ada.fetch('POST', '/api/chatkit', value, {}).then(async (response) => ({
      status: response.status,
      headers: response.headers,
      body: await response.text(),
    }));

    if (valid) expect(body.startsWith('data: ') ? status === 200 : [200, 404, 409].includes(status)).toBe(true);
    else {
      expect([400, 422]).toContain(status);
      expect(headers.get('Content-Type')).toMatch('application/problem+json');
    }
    expect(await chat.threads()).toEqual(before);
  });

  it('begins a thread: the thread, the message, the options, then the answer', async () => {
    const { runId, type, events } = await chat.create('Hello');

    expect(outline(events)).toEqual([
      'thread.created',
      'done user_message',
      'stream_options',
      'added assistant_message',
      'done assistant_message',
    ]);
    expect(type).toMatch('text/event-stream');
    const thread = threadOf({ events });
    expect(thread).toMatchObject({ title: 'Hello', metadata: {}, items: { data: [] } });
    expect((await ada.run(runId ?? '')).conversation_id).toBe(thread.id);
    expect(fold({ events })).toEqual(await itemsNow(thread.id));
  });

  it('tells the same story as REST', async () => {
    const { events } = await chat.create('Help me organize my tasks');
    const { id } = threadOf({ events });
    await chat.add(id, 'Show markdown');

    const { messages } = await ada.messages(id);
    const items = await itemsNow(id);

    expect(items.filter(isOf('user_message')).map(({ id }) => id)).toEqual(
      messages.flatMap((message) => (message.role === 'user' ? [message.id] : [])),
    );
    for (const message of messages.filter(({ role }) => role === 'assistant')) {
      const own = items.filter((item) => item.id.startsWith(`${message.id}_`));
      expect(textsOf(own).join('\n\n')).toBe(message.content);
      expect(callsOf(own)).toEqual(message.tool_calls);
      for (const item of own) expect(item.id).toMatch(/_\d+$/);
    }
  });

  it('shows what was sent through REST', async () => {
    const id = await ada.newConversation();
    await ada.send(id, 'Think about my day');

    const { items } = await chat.get(id);

    expect(items.data.map(({ type }) => type)).toEqual(['user_message', 'workflow', 'assistant_message']);
    expect(items.data[1]).toMatchObject({ workflow: { type: 'reasoning', tasks: [{ type: 'thought' }] } });
  });

  it('keeps tags, quotes and options as they were sent', async () => {
    const content = [
      { type: 'input_text', text: 'Hello ' },
      { type: 'input_tag', id: 't1', text: 'Ada', data: { a: null }, interactive: true, group: null },
    ];
    const more = { content, quoted_text: 'A word', inference_options: { tool_choice: { id: 'x' }, model: null } };
    const { events } = await chat.create('', more);

    const [item] = await itemsNow(threadOf({ events }).id);

    expect(item).toMatchObject({
      content: [
        { type: 'input_text', text: 'Hello ' },
        { type: 'input_tag', id: 't1', text: 'Ada', data: { a: null }, interactive: true },
      ],
      quoted_text: 'A word',
      inference_options: { tool_choice: { id: 'x' } },
    });
    expect((await ada.messages(threadOf({ events }).id)).messages[0]?.content).toBe('Hello @Ada');
  });

  it('makes one thread of a request that is silently sent again, and tells its answer again', async () => {
    const [first, second] = await Promise.all([chat.create('Only once, please'), chat.create('Only once, please')]);
    const third = await chat.create('Only once, please');

    expect([threadOf(second).id, threadOf(third).id]).toEqual([threadOf(first).id, threadOf(first).id]);
    expect(fold(third)).toEqual(fold(first));
    expect((await ada.messages(threadOf(first).id)).total_count).toBe(2);
  });

  it('takes the same words, said again after their answer, for a new message', async () => {
    const thread = threadOf(await chat.create('Say it twice')).id;

    await chat.add(thread, 'Again');
    await chat.add(thread, 'Again');

    expect((await ada.messages(thread)).total_count).toBe(6);
  });

  it('refuses messages that are empty, too long, or for a model that there is not', async () => {
    const before = await chat.threads();

    const heard = [
      await chat.create('   '),
      await chat.create('x'.repeat(10_001)),
      await chat.create('Hello', { inference_options: { model: 'no such model' } }),
    ];

    for (const { events } of heard)
      expect(events).toEqual([{ type: 'error', code: 'custom', message: expect.any(String), allow_retry: false }]);
    expect(await chat.threads()).toEqual(before);
  });

  it('says that it has no speech recognition where none is configured', async () => {
    const params = { audio_base64: 'AAAA', mime_type: 'audio/webm;codecs=opus' };

    expect(await chat.ask('input.transcribe', params)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('speech') },
    });
  });

  it("answers for a stranger's thread, item or question exactly as for one that there is not", async () => {
    await ada.post('/api/tasks', { title: 'Private' });
    const heard = await chat.create("Show my tasks and delete the task 'Private'");
    const thread = threadOf(heard).id;
    const item = (await itemsNow(thread)).at(-1)?.id ?? '';
    const before = await itemsNow(thread);
    const form = formOf('Secret', 'secret.txt');
    const file = ((await ada.upload('/api/chatkit/attachments', form)).body as { id: string }).id;
    const missing: Record<'thread' | 'item' | 'file', string> = {
      thread: crypto.randomUUID(),
      file: crypto.randomUUID(),
      item: item.replace(/^[^_]*/, crypto.randomUUID()),
    };

    const all = (ids: typeof missing) =>
      [
        ['threads.get_by_id', { thread_id: ids.thread }],
        ['threads.update', { thread_id: ids.thread, title: 'Mine' }],
        ['threads.delete', { thread_id: ids.thread }],
        ['items.list', { thread_id: ids.thread }],
        ['items.feedback', { thread_id: ids.thread, item_ids: [ids.item], kind: 'positive' }],
        ['threads.sync_custom_action', { thread_id: ids.thread, item_id: ids.item, action: { type: 'x' } }],
        ['threads.custom_action', { thread_id: ids.thread, item_id: ids.item, action: { type: 'x' } }],
        ['threads.custom_action', { thread_id: ids.thread, action: { type: 'resume' } }],
        ['threads.add_user_message', { thread_id: ids.thread, input: input('Hello') }],
        ['threads.add_structured_input', { thread_id: ids.thread, item_id: ids.item, input: {} }],
        ['threads.add_client_tool_output', { thread_id: ids.thread, result: 1 }],
        ['threads.retry_after_item', { thread_id: ids.thread, item_id: ids.item }],
        ['threads.list', { after: ids.thread }],
        ['items.list', { thread_id: ids.thread, after: ids.item }],
        ['attachments.delete', { attachment_id: ids.file }],
        ['threads.create', { input: { ...input('Hello'), attachments: [ids.file] } }],
      ] as const;
    for (const [index, [type, params]] of all({ thread, item, file }).entries()) {
      expect([type, await bare(type, params)]).toEqual([type, await bare(type, all(missing)[index]?.[1] ?? {})]);
    }
    expect(await itemsNow(thread)).toEqual(before);
    expect((await chat.create('Mine still', { attachments: [file] })).events[0]?.type).toBe('thread.created');
  });

  /** What Eve gets, without what names the request itself. */
  const bare = async (type: string, params: object) => {
    const id = crypto.randomUUID();
    const response = await eve.raw({ type, params }, id);
    return `${response.status} ${(await response.text()).replaceAll(id, '')}`;
  };
});
