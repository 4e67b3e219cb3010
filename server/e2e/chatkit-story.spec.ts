import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ThreadItem } from '../src/thread-events/thread-items.js';
import { type ThreadStreamEvent } from '../src/thread-events/thread-stream-events.js';
import { ChatKitClient, type Heard, input, outline } from './chatkit-client.js';
import { callsOf, fold, questionIn, threadOf } from './chatkit-heard.js';
import { type Person } from './person.js';
import { formOf } from './files.js';
import { TestServer } from './test-server.js';

describe('A conversation', () => {
  let server: TestServer;
  let ada: Person;
  let chat: ChatKitClient;

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await server.person('Ada');
    chat = new ChatKitClient(ada);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const itemsNow = async (thread: string) => (await chat.items(thread, { order: 'asc', limit: 100 })).data;
  const asked = async (title: string) => {
    await ada.post('/api/tasks', { title });
    const heard = await chat.create(`Delete the task '${title}'`);
    return { heard, thread: threadOf(heard).id, question: questionIn(heard).id };
  };
  const denied = (thread_id: string, item_id: string) =>
    chat.stream('threads.add_structured_input', { thread_id, item_id, input: { status: 'skipped' } });

  /** A conversation that begins with this, while its answer is being written. */
  const begun = async (text: string) => {
    const body = { type: 'threads.create', params: { input: input(text) } };
    const response = await ada.fetch('POST', '/api/chatkit', body, {});
    return { response, run: await ada.run(response.headers.get('X-Run-Id') ?? '') };
  };

  /** What both doors tell of a conversation, each in a line for everything that happened. */
  const stories = async (thread: string) => {
    const { messages } = await ada.messages(thread);
    const items = await itemsNow(thread);
    const rest = messages.map(({ id, role, content, tool_calls: calls, attachments = [] }) => ({
      ...{ id, role, content, calls },
      files: attachments.map((file) => file.name),
    }));
    const chatKit = messages.map(({ id, role }) => {
      const own = items.filter((item) => item.id === id || item.id.startsWith(`${id}_`));
      return { id, role, content: wordsOf(own).join('\n\n'), calls: callsOf(own), files: filesOf(own) };
    });
    expect(items.every((item) => messages.some(({ id }) => item.id.startsWith(id)))).toBe(true);
    return { rest, chatKit };
  };

  const scenes: [string, () => Promise<Heard[]>][] = [
    ['that calls tools', async () => [await chat.create('Help me organize my tasks')]],
    [
      'in which a call is denied',
      async () => {
        const { heard, thread, question } = await asked('Keep it');
        return [heard, await denied(thread, question)];
      },
    ],
    ['whose answer failed', async () => [await chat.create('Hello [[fault:quota]]')]],
    [
      'whose answer was stopped',
      async () => {
        const { response, run } = await begun('A long answer of 300 words [[pace:8]]');
        for await (const { event } of ada.follow(run.id)) if (event.type === 'thread.item.updated') break;
        await ada.post(`/api/chat/runs/${run.id}/cancel`);
        const text = await response.text();
        const events = text
          .split('\n\n')
          .flatMap((frame) => (frame === '' ? [] : [JSON.parse(frame.slice(6)) as ThreadStreamEvent]));
        return [{ runId: run.id, type: null, events }];
      },
    ],
    [
      'to which a file was sent',
      async () => {
        const form = formOf('Buy milk', 'notes.txt');
        const { id } = (await ada.upload('/api/chatkit/attachments', form)).body as { id: string };
        return [await chat.create('Read my notes', { attachments: [id] })];
      },
    ],
  ];

  it.each(scenes)('%s is the same live, reloaded, and through REST', async (_, play) => {
    const heard = await play();
    const thread = threadOf({ events: heard.flatMap(({ events }) => events) }).id;

    const { rest, chatKit } = await stories(thread);

    expect(chatKit).toEqual(rest);
    expect(fold(...heard)).toEqual(await itemsNow(thread));
  });

  it('that was answered again is the same through both doors, without what was replaced', async () => {
    const first = await chat.create('Show code, then again');
    const thread = threadOf(first).id;
    const [question] = await itemsNow(thread);
    await chat.add(thread, 'Forget this');

    await chat.stream('threads.retry_after_item', { thread_id: thread, item_id: question?.id });

    const { rest, chatKit } = await stories(thread);
    expect(rest).toHaveLength(2);
    expect(chatKit).toEqual(rest);
  });

  describe('as it is streamed', () => {
    it('begins with the user’s message, and then its options', async () => {
      const first = await chat.create('Hello there');
      const next = await chat.add(threadOf(first).id, 'Hello again');

      expect(outline(first.events).slice(0, 3)).toEqual(['thread.created', 'done user_message', 'stream_options']);
      expect(outline(next.events).slice(0, 2)).toEqual(['done user_message', 'stream_options']);
    });

    it('begins with its options where nothing was said', async () => {
      const { thread, question, heard } = await asked('Undecided');
      const thread_id = thread;

      const streams = [
        await denied(thread, question),
        await chat.stream('threads.retry_after_item', { thread_id, item_id: fold(heard)[0]?.id }),
        await chat.stream('threads.custom_action', { thread_id, action: { type: 'resume' } }),
      ];

      for (const { events } of streams) expect(events[0]?.type).toBe('stream_options');
    });

    it('tells of each item under an id that no other item ever had', async () => {
      const first = await chat.create('Help me organize my tasks today');
      const next = await chat.add(threadOf(first).id, 'Help me organize my tasks once more');

      const ids = [first, next].flatMap(({ events }) =>
        events.flatMap((event) => (event.type === 'thread.item.added' ? [event.item.id] : [])),
      );
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('closes the steps of tools before the next words begin', async () => {
      const { events } = await chat.create('Help me organize my tasks tomorrow');

      let open = 0;
      for (const event of events) {
        if (event.type === 'thread.item.added' && event.item.type === 'assistant_message') expect(open).toBe(0);
        if (event.type === 'thread.item.added' && event.item.type === 'workflow') open++;
        if (event.type === 'thread.item.done' && event.item.type === 'workflow') open--;
      }
      expect(open).toBe(0);
    });

    it('has nothing but the thread after an error', async () => {
      const { events } = await chat.create('Hello, fail [[fault:quota]]');

      const types = events.map(({ type }) => type);
      expect(types.slice(types.indexOf('error') + 1).filter((type) => type !== 'thread.updated')).toEqual([]);
      expect(types).toContain('error');
    });

    it('ends with the thread when it was renamed meanwhile', async () => {
      const { response, run } = await begun('A long answer of 150 words [[pace:8]]');
      await chat.ask('threads.update', { thread_id: run.conversation_id, title: 'Another name' });

      const last = (await response.text()).trim().split('\n\n').at(-1) ?? '';

      expect(JSON.parse(last.slice(6))).toMatchObject({ type: 'thread.updated', thread: { title: 'Another name' } });
    });

    it('begins when its question is stored', async () => {
      const { response, run } = await begun('A long answer of 200 words [[pace:8]]');

      expect((await itemsNow(run.conversation_id))[0]?.id).toBe(run.user_message_id);
      await response.text();
    });
  });
});

/** What was said in these items, whoever said it. */
function wordsOf(items: readonly ThreadItem[]): string[] {
  return items.flatMap((item) =>
    item.type === 'assistant_message' || item.type === 'user_message'
      ? item.content.map(({ text }) => text).filter((text) => text !== '')
      : [],
  );
}

function filesOf(items: readonly ThreadItem[]): string[] {
  return items.flatMap((item) => (item.type === 'user_message' ? item.attachments.map(({ name }) => name) : []));
}
