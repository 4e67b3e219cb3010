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

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
const CAT = { name: 'image', kind: 'image', url: PIXEL } as const;
const DRAW = { id: 'call_1', name: 'draw', argumentsText: '{}', arguments: {}, problem: null };
const SHOWN = asking('Look', {
  transcript: [
    { role: 'assistant', text: '', calls: [DRAW] },
    { role: 'tool', callId: 'call_1', text: 'A cat', files: [CAT], isError: false },
  ],
});

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

  it('shows the files of a question', async () => {
    await using server = await scriptedServer(HELLO);
    const paper = { name: 'paper.pdf', kind: 'document', url: 'data:application/pdf;base64,BBBB' } as const;
    const transcript = [
      { role: 'user' as const, text: 'What are these?', files: [CAT, paper] },
      { role: 'assistant' as const, text: '', calls: [] },
      { role: 'user' as const, text: 'Thanks', files: [] },
    ];

    await hear(hurried(ResponsesModel, server.baseUrl), asking('', { transcript }));

    expect(server.asked).toEqual([
      expect.objectContaining({
        input: [
          {
            role: 'user',
            content: [
              { type: 'input_text', text: 'What are these?' },
              { type: 'input_image', detail: 'auto', image_url: PIXEL },
              { type: 'input_file', filename: 'paper.pdf', file_data: paper.url },
            ],
          },
          { role: 'user', content: 'Thanks' },
        ],
      }),
    ]);
  });

  it('shows the images of a result', async () => {
    await using server = await scriptedServer(HELLO);

    await hear(hurried(ResponsesModel, server.baseUrl), SHOWN);

    expect(outputs(server.asked[0])).toEqual([
      [
        { type: 'input_text', text: 'A cat' },
        { type: 'input_image', detail: 'auto', image_url: PIXEL },
      ],
    ]);
  });

  it('tells in words alone what a tool showed to a model that refuses to see it', async () => {
    const body = { error: { message: 'Invalid type for output: expected a string.', code: 'invalid_type' } };
    await using server = await scriptedServer({ status: 400, body }, HELLO);

    const { reply } = await hear(hurried(ResponsesModel, server.baseUrl), SHOWN);

    expect(reply?.text).toBe('One');
    expect(server.asked.map(outputs)).toEqual([[expect.any(Array)], ['A cat']]);
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

/** What the calls in a request came to. */
function outputs(asked: unknown): unknown[] {
  const { input } = asked as { input: readonly { output?: unknown }[] }; // as the Responses API has it
  return input.flatMap((item) => ('output' in item ? [item.output] : []));
}

function delta(text: string): object {
  return { type: 'response.output_text.delta', delta: text };
}

function done(item: object): object {
  return { type: 'response.output_item.done', item };
}

function failed(error: object | null): object {
  return { type: 'response.failed', response: { error } };
}
