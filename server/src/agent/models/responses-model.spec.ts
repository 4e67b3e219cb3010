import { describe, expect, it } from '@jest/globals';
import { ResponsesModel } from './responses-model.js';
import { asking, hear, hurried } from './testing/hear.js';
import { scriptedServer } from './testing/scripted-server.js';

const REASONING = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'secret' };
const MESSAGE = {
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text: 'One', annotations: [] }],
};
const CALLED = { type: 'function_call', call_id: 'call_1', name: 'list_tasks', arguments: '{}' };
const CALL = { ...CALLED, id: 'fc_1', status: 'completed' };
const END = { type: 'response.completed', response: { status: 'completed', output: [], usage: null } };
const CALLING = [done(REASONING), delta('One'), done(MESSAGE), done(CALL), END];
const HELLO = [delta('One'), done(MESSAGE), END];

describe(ResponsesModel, () => {
  /** A model that has been asked once, what it answered, and how a conversation goes on to tell of that. */
  const answered = async (baseUrl: string) => {
    const model = hurried(ResponsesModel, baseUrl);
    const question = asking('Hello');
    const { reply } = await hear(model, question);
    if (!reply) throw new Error('The model said nothing');
    const { text, calls, provider } = reply;
    const turn = { role: 'assistant' as const, text, calls, ...(provider && { provider }) };
    return { model, question, reply, turn };
  };

  it('leaves nothing behind at the provider', async () => {
    await using server = await scriptedServer(HELLO);

    await hear(hurried(ResponsesModel, server.baseUrl), asking('Hello'));

    expect(server.asked).toEqual([
      {
        model: 'demo-scripted',
        instructions: 'Be kind.',
        input: [{ role: 'user', content: 'Hello' }],
        tools: [
          {
            type: 'function',
            name: 'tasks__create_task',
            description: 'Creates a task.',
            parameters: { type: 'object' },
            strict: false,
          },
        ],
        include: ['reasoning.encrypted_content'],
        stream: true,
        store: false,
        prompt_cache_key: 'conversation-1',
        safety_identifier: 'person-1',
      },
    ]);
  });

  it('gives back every item of its own, in order', async () => {
    await using server = await scriptedServer(CALLING, HELLO);
    const { model, question, reply, turn } = await answered(server.baseUrl);

    await hear(model, {
      ...question,
      transcript: [...question.transcript, turn, { role: 'tool', callId: 'call_1', text: 'None', isError: false }],
    });

    expect(reply).toMatchObject({
      text: 'One',
      calls: [{ id: 'call_1', name: 'list_tasks', arguments: {} }],
      usage: null,
    });
    expect(server.asked[1]).toMatchObject({
      input: [
        { role: 'user', content: 'Hello' },
        REASONING,
        MESSAGE,
        CALL,
        { type: 'function_call_output', call_id: 'call_1', output: 'None' },
      ],
    });
  });

  it('tells another model in plain words what this one said', async () => {
    await using server = await scriptedServer(CALLING, HELLO);
    const { model, question, turn } = await answered(server.baseUrl);

    await hear(model, { ...question, model: 'another', transcript: [turn] });

    expect(server.asked[1]).toMatchObject({
      input: [{ role: 'assistant', content: 'One' }, CALLED, { type: 'function_call_output', call_id: 'call_1' }],
    });
  });

  it('parts messages and thoughts by an empty line', async () => {
    const part = (type: string) => ({ type: 'response.content_part.added', part: { type } });
    const summary = { type: 'response.reasoning_summary_part.added' };
    const thought = (text: string) => ({ type: 'response.reasoning_summary_text.delta', delta: text });
    await using server = await scriptedServer([
      ...[summary, thought('A'), summary, thought('B')],
      ...[part('output_text'), delta('One'), part('output_text'), delta('Two'), END],
    ]);

    const { reply } = await hear(hurried(ResponsesModel, server.baseUrl), asking('Hello'));

    expect(reply).toMatchObject({ reasoning: 'A\n\nB', text: 'One\n\nTwo' });
  });

  it('does not ask models for reasoning that have none to give', async () => {
    const body = {
      error: { message: 'Encrypted content is not supported with this model.', code: 'unsupported_value' },
    };
    await using server = await scriptedServer({ status: 400, body }, HELLO);
    const model = hurried(ResponsesModel, server.baseUrl);

    const first = await hear(model, asking('Hello'));
    const second = await hear(model, asking('Hello'));

    expect([first.reply?.text, second.reply?.text]).toEqual(['One', 'One']);
    expect(server.asked).toHaveLength(3);
    expect(server.asked[0]).toHaveProperty('include');
    expect(server.asked[1]).not.toHaveProperty('include');
    expect(server.asked[2]).not.toHaveProperty('include');
  });

  it.each([
    [failed({ code: 'rate_limit_exceeded', message: 'Slow down' }), 'rate_limit'],
    [failed(null), 'server'],
    [failed({ code: 'invalid_prompt', message: 'No' }), 'bad_request'],
    [{ type: 'error', code: 'context_length_exceeded', message: 'Too long' }, 'context_length'],
  ])('understands a failure in the stream: %j', async (event, kind) => {
    await using server = await scriptedServer([event]);

    const { error } = await hear(hurried(ResponsesModel, server.baseUrl), asking('Hello'));

    expect(error).toMatchObject({ kind });
  });
});

function delta(text: string): object {
  return { type: 'response.output_text.delta', delta: text };
}

function done(item: object): object {
  return { type: 'response.output_item.done', item };
}

function failed(error: object | null): object {
  return { type: 'response.failed', response: { error } };
}
