import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { type ApprovalList } from '../src/runs/approvals.dto.js';
import { type StructuredInputItem } from '../src/thread-events/thread-items.js';
import { callingModel } from './calling-model.js';
import { ChatKitClient } from './chatkit-client.js';
import { fold, questionIn, threadOf } from './chatkit-heard.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { decide } from './waiting-calls.js';
import { toolCallStates } from './tool-call-states.js';
import { toolsKnown } from './tools-known.js';

describe('Tools through ChatKit', () => {
  const open = new AsyncDisposableStack();
  let server: TestServer;
  let ada: Person;
  let chat: ChatKitClient;

  beforeAll(async () => {
    const fixture = open.use(await fixtureServer());
    const model = open.use(await callingModel());
    const legacy = open.use(await fixtureServer({ isLegacy: true }));
    const MCP_CONFIG = await mcpConfig(open, {
      wiki: { url: fixture.url, approval: 'never' },
      old: { url: legacy.url, approval: 'never' },
    });
    server = open.use(await TestServer.start({ ...model.settings, MCP_CONFIG }));
    await toolsKnown(await server.person('Grace'));
  });

  // The same words, said again at once by the same person, would be taken for a repetition.
  beforeEach(async () => {
    ada = await server.person('Ada');
    chat = new ChatKitClient(ada);
  });

  afterAll(() => open.disposeAsync());

  const itemsNow = async (thread: string) => (await chat.items(thread, { order: 'asc', limit: 100 })).data;
  const submit = (thread_id: string, { id }: StructuredInputItem, input: object) =>
    chat.stream('threads.add_structured_input', { thread_id, item_id: id, input });

  it("puts a server's form to the user, field by field, and goes on with the answers", async () => {
    const heard = await chat.create('call wiki__ask');
    const [thread, question] = [threadOf(heard).id, questionIn(heard)];
    expect(question).toMatchObject({
      status: 'pending',
      inputs: [
        {
          type: 'multiple_choice',
          question: 'Shall I? Are you sure?',
          options: [{ value: 'Yes' }, { value: 'No' }],
        },
      ],
    });

    const after = await submit(thread, question, { answers: { [question.inputs[0]?.id ?? '']: { values: ['Yes'] } } });

    expect(questionIn(after)).toMatchObject({
      status: 'answered',
      inputs: [{ id: question.inputs[0]?.id, question: 'Shall I? Are you sure?', answer: { values: ['Answered'] } }],
    });
    expect(fold(heard, after)).toEqual(await itemsNow(thread));
    expect((await ada.messages(thread)).messages[1]?.tool_calls).toMatchObject([
      { status: 'success', result: { structuredContent: { sure: true } } },
    ]);
  });

  it('puts the form of a server of 2025 to the user while its call stays open', async () => {
    const thread = await ada.newConversation();
    const { run } = await ada.sendAsync(thread, 'call old__ask-live');
    for await (const event of ada.follow(run.id))
      if (toolCallStates([event]).some(({ input_request: request }) => request)) break;
    const question = (await itemsNow(thread)).find((item) => item.type === 'structured_input');
    if (!question) throw new Error('Nothing was asked');
    const [when, sure] = question.inputs.map(({ id }) => id);

    await submit(thread, question, {
      answers: { [when ?? '']: { values: ['now'] }, [sure ?? '']: { values: ['No'] } },
    });

    expect((await ada.messages(thread)).messages[1]?.tool_calls).toMatchObject([
      { status: 'success', result: { structuredContent: { when: 'now', sure: false } } },
    ]);
  });

  it('asks again when the server does, under the same id', async () => {
    const begun = await chat.create('call wiki__ask-many');
    const heard = [begun];
    const thread = threadOf(begun).id;

    for (const word of ['one', 'two', 'three']) {
      const question = questionIn(...heard);
      expect(question.status).toBe('pending');
      heard.push(await submit(thread, question, { answers: { [question.inputs[0]?.id ?? '']: { values: [word] } } }));
    }

    expect(questionIn(...heard).status).toBe('answered');
    expect(fold(...heard)).toEqual(await itemsNow(thread));
    expect((await ada.messages(thread)).messages[1]?.content).toContain('one, two, three');
  });

  it('tells the server that the user went past its question, or agreed to visit its page', async () => {
    const [form, page] = [await chat.create('call wiki__ask-many'), await chat.create('call wiki__visit')];

    await submit(threadOf(form).id, questionIn(form), { status: 'skipped' });
    const past = await submit(threadOf(form).id, questionIn(form), { status: 'skipped' });
    const id = questionIn(page).inputs[0]?.id ?? '';
    const visited = await submit(threadOf(page).id, questionIn(page), { answers: { [id]: { values: ['I agree'] } } });

    expect([questionIn(past).status, questionIn(visited).status]).toEqual(['skipped', 'answered']);
    expect((await ada.messages(threadOf(page).id)).messages[1]?.content).toContain('visited');
  });

  it('lets the page run tools of its own, whose calls come last and wait for their output', async () => {
    const tool = { name: 'get_selection', description: 'What is selected', parameters: { type: 'object' } };
    const heard = await chat.create('call page__get_selection {"all": null}', {}, { client_tools: [tool] });
    const thread = threadOf(heard).id;
    const call = heard.events.at(-1);
    expect(call).toMatchObject({
      type: 'thread.item.done',
      item: { type: 'client_tool_call', status: 'pending', name: 'get_selection', arguments: { all: null } },
    });

    const after = await chat.stream('threads.add_client_tool_output', { thread_id: thread, result: { text: null } });
    const again = await chat.stream('threads.add_client_tool_output', { thread_id: thread, result: 1 });

    expect(after.events[0]?.type).toBe('stream_options');
    expect(JSON.stringify(after.events)).not.toContain('client_tool_call');
    expect(again.events).toMatchObject([{ type: 'error', code: 'custom' }]);
    const items = await itemsNow(thread);
    expect(items.find(({ type }) => type === 'client_tool_call')).toMatchObject({
      status: 'completed',
      output: { text: null },
    });
    expect(items.map(({ id }) => id)).toEqual(fold(heard, after).map(({ id }) => id));
    expect((await ada.messages(thread)).messages[1]?.content).toContain('It came to: {"text":null}');
  });

  it('takes no leave for what the page itself does, and no output larger than it can keep', async () => {
    const client_tools = [{ name: 'look', description: 'Looks', parameters: { type: 'object' } }];
    const thread = threadOf(await chat.create('call page__look {}', {}, { client_tools })).id;
    const call = (await ada.messages(thread)).messages[1]?.tool_calls[0];

    const allowed = await decide(ada, call, { scope: 'always' });
    const large = { thread_id: thread, result: 'x'.repeat(1024 * 1024) };
    const refused = await chat.stream('threads.add_client_tool_output', large);
    const nothing = await chat.stream('threads.add_client_tool_output', { thread_id: thread, result: null });

    expect(allowed).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await ada.get<ApprovalList>('/api/chat/approvals')).body.approvals).toEqual([]);
    expect(refused.events).toMatchObject([{ type: 'error', code: 'custom' }]);
    expect(nothing.events.map(({ type }) => type)).not.toContain('error');
    expect((await ada.messages(thread)).messages[1]?.content).toContain('It came to: null');
  });

  it('refuses to be told more than a model can take', async () => {
    const thread_id = threadOf(await chat.create('call wiki__ask')).id;
    const said = (more: object) => ({
      input: { content: [{ type: 'input_text', text: 'Hi' }], attachments: [], inference_options: {}, ...more },
    });
    const tag = { type: 'input_tag', id: 'a', text: 'a', data: { about: 'x'.repeat(60_000) } };
    const tooMuch = [
      said({ quoted_text: 'x'.repeat(20_001) }),
      said({ content: [tag, tag] }),
      said({ inference_options: { model: 'x'.repeat(201) } }),
    ];

    for (const params of tooMuch) expect((await chat.ask('threads.create', params)).status).toBe(422);
    const answers = { q: { values: ['x'.repeat(10_001)] } };
    const submitted = await chat.ask('threads.add_structured_input', { thread_id, item_id: 'q', input: { answers } });
    expect(submitted.status).toBe(422);
  });

  it('takes no answer to a question that was not asked, and an empty one for none, so that the server asks again', async () => {
    const heard = await chat.create('call wiki__ask');
    const question = questionIn(heard);
    const id = question.inputs[0]?.id ?? '';

    const { events } = await submit(threadOf(heard).id, { ...question, id: `${question.id}9` }, {});
    const again = await submit(threadOf(heard).id, question, { answers: { [id]: { values: [] } } });

    expect(events).toMatchObject([{ type: 'error', code: 'custom', allow_retry: false }]);
    expect(questionIn(again)).toMatchObject({ id: question.id, status: 'pending' });
  });
});
