import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswerStreams } from '../src/chatkit/answer-streams.js';
import { ThreadAnswers } from '../src/chatkit/thread-answers.js';
import { type Owner } from '../src/database/database.js';
import { type StructuredInputItem } from '../src/thread-events/thread-items.js';
import { ChatKitClient, input, outline } from './chatkit-client.js';
import { callsOf, fold, isOf, questionIn, textsOf, threadOf } from './chatkit-heard.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

describe('An answer through the ChatKit door', () => {
  let server: TestServer;
  let ada: Person;
  let chat: ChatKitClient;

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await server.person('Ada');
    await toolsKnown(ada);
    chat = new ChatKitClient(ada);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const itemsNow = async (threadId: string) => (await chat.items(threadId, { order: 'asc', limit: 9999 })).data;

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

  it('shows what an answer changed that was over before its first word was read', async () => {
    await ada.post('/api/tasks', { title: 'Soon gone' });
    const heard = await chat.create("Delete the task 'Soon gone'");
    const thread = threadOf(heard).id;
    const question = questionIn(heard);
    const answers = { [question.inputs[0]?.id ?? '']: { values: ['Allow once'], skipped: false } };
    const { body: user } = await ada.get<Owner>('/api/auth/me');

    const decision = { thread_id: thread, item_id: question.id, input: { status: 'answered' as const, answers } };
    const going = await server.get(ThreadAnswers).decide(user, decision);
    await ada.all(going.run.id);
    const { events } = server.get(AnswerStreams).continued(user, going, AbortSignal.any([]));

    expect(fold(heard, { events: (await Array.fromAsync(events)).flat() })).toEqual(await itemsNow(thread));
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
});

async function* rest(reader: ReadableStreamDefaultReader<string>): AsyncGenerator<string> {
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

function create(text: string): object {
  return { type: 'threads.create', params: { input: input(text) } };
}
