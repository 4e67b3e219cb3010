import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import { foldThreadItems } from '../src/thread-events/fold-thread-items.js';
import { cases } from '../src/thread-events/testing/schema.js';
import { type StructuredInputItem, type ThreadItem, type WidgetItem } from '../src/thread-events/thread-items.js';
import { type Thread } from '../src/thread-events/thread.js';
import { ChatKitClient, type Heard, input, outline } from './chatkit-client.js';
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

  it('asks before it acts, does what was allowed, and shows both after a reload', async () => {
    await ada.post('/api/tasks', { title: 'Asked about' });
    const heard = await chat.create("Delete the task 'Asked about'");
    const thread = threadOf(heard).id;
    const question = questionIn(heard);
    expect(question.status).toBe('pending');
    expect((await itemsNow(thread)).at(-1)).toEqual(question);

    const answers = { [question.inputs[0]?.id ?? '']: { values: ['Allow once'] } };
    const params = { thread_id: thread, item_id: question.id, input: { answers } };
    const after = await chat.stream('threads.add_structured_input', params);

    expect(outline(after.events).slice(0, 2)).toEqual(['stream_options', 'replaced structured_input']);
    expect(outline(after.events).slice(-2)).toEqual(['done assistant_message', 'replaced widget']);
    expect(fold(heard, after)).toEqual(await itemsNow(thread));
    expect(JSON.stringify((await itemsNow(thread)).find(isOf('widget')))).not.toContain('tasks.complete');
    expect(questionIn(after)).toMatchObject({
      status: 'answered',
      inputs: [{ answer: { values: ['Allow once'] } }, {}],
    });
    const { messages } = await ada.messages(thread);
    expect(messages[1]?.tool_calls.at(-1)).toMatchObject({ tool_name: 'delete_task', status: 'success' });
    const again = await chat.stream('threads.add_structured_input', params);
    expect(again.events).toMatchObject([
      { type: 'error', code: 'custom', message: expect.stringContaining('answered') },
    ]);
  });

  it('passes a refusal and its reason on, and takes a skipped question for a no', async () => {
    await ada.post('/api/tasks', { title: 'Keep this' });
    const refused = await chat.create("Delete the task 'Keep this'");
    const skipped = await chat.create("Please delete the task 'Keep this'");
    const [no, skip] = [questionIn(refused), questionIn(skipped)];
    const call = no.inputs[0]?.id ?? '';

    const answers = { [call]: { values: ['Deny'] }, [`${call}.reason`]: { values: ['It matters'] }, unknown: {} };
    const one = await answer(threadOf(refused).id, no, { answers });
    const two = await answer(threadOf(skipped).id, skip, { status: 'skipped' });

    expect([questionIn(one).status, questionIn(two).status]).toEqual(['answered', 'skipped']);
    const calls = await Promise.all(
      [refused, skipped].map(async (heard) => callsOf(await itemsNow(threadOf(heard).id))),
    );
    expect(calls.map((made) => made.at(-1)?.status)).toEqual(['denied', 'denied']);
    expect(calls[0]?.at(-1)?.error?.message).toMatch('It matters');
    expect(fold(refused, one)).toEqual(await itemsNow(threadOf(refused).id));
    expect(fold(skipped, two)).toEqual(await itemsNow(threadOf(skipped).id));
  });

  it('takes a new message for a no, and tells of what ended by it', async () => {
    await ada.post('/api/tasks', { title: 'Undecided' });
    const heard = await chat.create("Delete the task 'Undecided'");
    const thread = threadOf(heard).id;

    const next = await chat.add(thread, 'Hello again');

    expect(questionIn(next).status).toBe('skipped');
    expect(fold(heard, next)).toEqual(await itemsNow(thread));
  });

  it('answers a message again: what came after it has gone', async () => {
    const heard = await chat.create('Hello, retry me');
    const thread = threadOf(heard).id;
    const [question] = await itemsNow(thread);
    await chat.add(thread, 'Show code');

    const params = { thread_id: thread, item_id: question?.id };
    const { events, runId } = await chat.stream('threads.retry_after_item', params);

    expect(outline(events)[0]).toBe('stream_options');
    expect(runId).not.toBe(heard.runId);
    expect([question, ...fold({ events })]).toEqual(await itemsNow(thread));
  });

  it('refuses to answer again what is not a message of the user', async () => {
    const heard = await chat.create('Hello, no retry');
    const thread = threadOf(heard).id;
    const before = await itemsNow(thread);

    for (const item_id of [before[1]?.id, crypto.randomUUID(), 'msg_1']) {
      const { events } = await chat.stream('threads.retry_after_item', { thread_id: thread, item_id });
      expect(events).toMatchObject([{ type: 'error', allow_retry: false }]);
    }
    expect(await itemsNow(thread)).toEqual(before);
  });

  it('stops an answer through its run, and keeps what was said', async () => {
    const { runId, reader, heard } = await begun('A long answer of 400 words [[pace:10]]');
    await ada.post(`/api/chat/runs/${runId}/cancel`);

    const events = heard + (await Array.fromAsync(rest(reader))).join('');
    const { conversation_id: thread, status } = await ada.run(runId);

    expect(status).toBe('cancelled');
    expect(events).not.toContain('"type":"error"');
    expect((await ada.messages(thread)).messages[1]?.status).toBe('stopped');
  });

  it('goes on when the reader leaves, and lets one who comes back join in', async () => {
    const leaving = new AbortController();
    const left = await ada.fetch(
      'POST',
      '/api/chatkit',
      create('A long answer of 150 words [[pace:8]]'),
      {},
      leaving.signal,
    );
    const run = await ada.run(left.headers.get('X-Run-Id') ?? '');
    leaving.abort();

    const params = { thread_id: run.conversation_id, action: { type: 'resume' } };
    const back = await chat.stream('threads.custom_action', params);

    const [, answer] = await itemsNow(run.conversation_id);
    expect(fold(back)).toEqual([answer]);
    expect((await ada.run(run.id)).status).toBe('completed');
    expect(outline((await chat.stream('threads.custom_action', params)).events)).toEqual(['stream_options']);
  });

  it('serves what has been said so far of an answer that is being written', async () => {
    const { runId, reader } = await begun('A long answer of 300 words [[pace:8]]');
    const { conversation_id: thread } = await ada.run(runId);

    const { items } = await chat.get(thread);

    expect(textsOf(items.data).join('')).not.toBe('');
    await ada.post(`/api/chat/runs/${runId}/cancel`);
    await reader.cancel();
  });

  it('tells a failed answer as an error that can be tried again', async () => {
    const { events } = await chat.create('Hello [[fault:quota]]');

    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'custom', allow_retry: true });
  });

  it('lists tasks in a widget in which they can be ticked off', async () => {
    const { body } = await ada.post<{ id: string }>('/api/tasks', { title: 'Tick me' });
    const heard = await chat.create('Show my open tasks');
    const thread = threadOf(heard).id;
    const widget = fold(heard).find(isOf('widget')) as WidgetItem;
    expect(JSON.stringify(widget.widget)).toContain('Tick me');

    const action = { type: 'tasks.complete', payload: { id: body.id } };
    const params = { thread_id: thread, item_id: widget.id, action };
    const { updated_item: updated } = await chat.plain<{ updated_item: WidgetItem }>(
      'SyncActionResponse',
      'threads.sync_custom_action',
      params,
    );
    const streamed = await chat.stream('threads.custom_action', {
      ...params,
      action: { ...action, type: 'tasks.reopen' },
    });

    expect(updated.copy_text).toContain('- [x] Tick me');
    expect(outline(streamed.events)).toEqual(['stream_options', 'replaced widget']);
    expect(await itemsNow(thread)).toEqual(fold(heard, streamed));
  });

  it('shows tasks as they are whenever a thread is read, changed or gone meanwhile', async () => {
    const [kept, gone] = await Promise.all(
      ['Rename me', 'Delete me'].map(
        async (title) => (await ada.post<{ id: string }>('/api/tasks', { title })).body.id,
      ),
    );
    const thread = threadOf(await chat.create('Show my open tasks, please')).id;

    await ada.ask('PATCH', `/api/tasks/${kept}`, { title: 'Renamed', status: 'done' });
    await ada.ask('DELETE', `/api/tasks/${gone}`);

    const widget = (await itemsNow(thread)).find(isOf('widget')) as WidgetItem;
    expect(widget.copy_text).toContain('- [x] Renamed');
    expect(JSON.stringify(widget.widget)).not.toContain(`"payload":{"id":"${gone}"`);
  });

  it('refuses an action of what is no widget, without a stream having begun', async () => {
    const heard = await chat.create('Hello, no widget');
    const params = { thread_id: threadOf(heard).id, item_id: fold(heard)[0]?.id, action: { type: 'tasks.complete' } };

    const { events } = await chat.stream('threads.custom_action', params);

    expect(events).toEqual([{ type: 'error', code: 'stream.error', allow_retry: false }]);
    expect((await chat.ask('threads.sync_custom_action', params)).status).toBe(422);
  });

  it('pages through items in both directions without a gap', async () => {
    const thread = threadOf(await chat.create('Help me organize my tasks, in pages')).id;
    for (const text of ['Hello 1', 'Hello 2', 'Think about my day']) await chat.add(thread, text);
    const whole = await itemsNow(thread);

    for (const order of ['asc', 'desc']) {
      const paged: ThreadItem[] = [];
      for (let after: string | undefined; ;) {
        const page = await chat.items(thread, { order, limit: 2, after });
        paged.push(...page.data);
        expect(page.data.length).toBeLessThanOrEqual(2);
        expect('after' in page).toBe(page.has_more);
        if (!page.has_more) break;
        after = page.after;
      }
      expect(order === 'asc' ? paged : paged.reverse()).toEqual(whole);
    }
    expect(await chat.items(thread, { after: `${crypto.randomUUID()}_1` })).toEqual({ data: [], has_more: false });
  });

  it('pages through threads by their creation, and cuts limits that are too high', async () => {
    const gracePerson = await server.person('Grace');
    const grace = new ChatKitClient(gracePerson);
    const ids: string[] = [];
    for (const n of [1, 2, 3]) ids.push(threadOf(await grace.create(`Thread ${n}`)).id);

    const first = await grace.threads({ limit: 2 });
    const second = await grace.threads({ limit: 2, after: first.after });

    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids.toReversed());
    expect([first.has_more, second.has_more]).toEqual([true, false]);
    expect((await grace.threads({ limit: 9999, order: 'asc' })).data.map(({ id }) => id)).toEqual(ids);
    const me = (await gracePerson.get<{ id: string }>('/api/auth/me')).body.id;
    await server
      .get(Database)
      .as({ id: me }, (db) =>
        db.query(`INSERT INTO conversations (user_id) SELECT $1 FROM generate_series(1, 120)`, [me]),
      );
    expect(await grace.threads({ limit: 9999 })).toMatchObject({ has_more: true, data: { length: 100 } });
    for (const limit of [0, null]) expect((await grace.threads({ limit })).data).toHaveLength(20);
    expect(await grace.threads({ after: 'thr_unknown' })).toEqual({ data: [], has_more: false });
  });

  it('renames and deletes threads', async () => {
    const { id } = threadOf(await chat.create('Hello, rename me'));

    const renamed = await chat.plain<Thread>('Thread', 'threads.update', { thread_id: id, title: '  Renamed ' });
    await chat.plain('EmptyResponse', 'threads.update', { thread_id: id, title: '' });
    const empty = await chat.get(id);
    const deleted = await chat.ask('threads.delete', { thread_id: id });

    expect(renamed).toMatchObject({ title: 'Renamed', items: { data: [] } });
    expect(empty.title).toBe('');
    expect(deleted.body).toEqual({});
    expect((await chat.ask('threads.get_by_id', { thread_id: id })).status).toBe(404);
    expect((await chat.ask('threads.update', { thread_id: id, title: 'x'.repeat(201) })).status).toBe(422);
  });

  it('keeps feedback with the messages that items belong to', async () => {
    const heard = await chat.create('Hello, rate me');
    const thread = threadOf(heard).id;
    const item_ids = fold(heard)
      .slice(1)
      .map(({ id }) => id);

    const rated = await chat.ask('items.feedback', { thread_id: thread, item_ids, kind: 'positive' });
    const unknown = await chat.ask('items.feedback', {
      ...{ thread_id: thread, kind: 'negative' },
      item_ids: [...item_ids, `${crypto.randomUUID()}_0`],
    });

    expect([rated.status, unknown.status]).toEqual([200, 404]);
    expect((await ada.messages(thread)).messages[1]?.feedback).toBe('positive');
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
    const form = new FormData();
    form.append('file', new File(['Secret'], 'secret.txt', { type: 'text/plain' }));
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

  /** An answer of which the first words have been heard. */
  const begun = async (text: string) => {
    const response = await ada.fetch('POST', '/api/chatkit', create(text), {});
    if (!response.body) throw new Error('There is no stream');
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('text_delta')) heard += (await reader.read()).value ?? '';
    return { runId: response.headers.get('X-Run-Id') ?? '', reader, heard };
  };

  const answer = (thread_id: string, { id }: StructuredInputItem, answered: object) =>
    chat.stream('threads.add_structured_input', { thread_id, item_id: id, input: answered });

  /** What Eve gets, without what names the request itself. */
  const bare = async (type: string, params: object) => {
    const id = crypto.randomUUID();
    const response = await eve.raw({ type, params }, id);
    return `${response.status} ${(await response.text()).replaceAll(id, '')}`;
  };
});

async function* rest(reader: ReadableStreamDefaultReader<string>): AsyncGenerator<string> {
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

function create(text: string): object {
  return { type: 'threads.create', params: { input: input(text) } };
}

function threadOf({ events }: Pick<Heard, 'events'>): Thread {
  const created = events.find((event) => event.type === 'thread.created');
  if (!created || !('thread' in created)) throw new Error('No thread was created');
  return created.thread;
}

function questionIn({ events }: Pick<Heard, 'events'>): StructuredInputItem {
  const question = fold({ events }).find(isOf('structured_input'));
  if (!question) throw new Error('Nothing was asked');
  return question as StructuredInputItem;
}

/** What a client has on screen after these streams. */
function fold(...heard: Pick<Heard, 'events'>[]): readonly ThreadItem[] {
  return heard.flatMap(({ events }) => events).reduce<readonly ThreadItem[]>(foldThreadItems, []);
}

function isOf(type: ThreadItem['type']) {
  return (item: ThreadItem) => item.type === type;
}

function textsOf(items: readonly ThreadItem[]): string[] {
  return items.flatMap((item) => (item.type === 'assistant_message' ? item.content.map(({ text }) => text) : []));
}

interface MadeCall {
  readonly status: string;
  readonly error: { readonly message: string } | null;
}

function callsOf(items: readonly ThreadItem[]): MadeCall[] {
  const tasks = items.flatMap((item) => (item.type === 'workflow' ? item.workflow.tasks : []));
  return tasks.flatMap((task) => ('tool_call' in task ? [task.tool_call as MadeCall] : [])); // a ToolCall
}
