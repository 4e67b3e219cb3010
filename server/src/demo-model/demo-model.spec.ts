import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { DEMO_MODEL_ID, DemoModel } from './demo-model.js';
import { LABEL, UNREAD } from './planner.js';

const demo = new DemoModel({ firstTokenMs: 0, chunkMs: 0, faults: true });
const tool = { name: 'tasks__list_tasks', description: '', parameters: { type: 'object' } };
let client: OpenAI;

beforeAll(async () => {
  const { baseUrl } = await demo.start();
  client = new OpenAI({ baseURL: baseUrl, apiKey: 'key', maxRetries: 0, logLevel: 'off' });
});

afterAll(() => demo.stop());

describe(DemoModel, () => {
  it('lists its one model', async () => {
    const models = await Array.fromAsync(client.models.list());

    expect(models.map(({ id }) => id)).toEqual([DEMO_MODEL_ID]);
  });

  it('answers in one piece through Chat Completions', async () => {
    const completion = await chat('List my tasks');

    expect(completion.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        content: expect.stringContaining(LABEL),
        tool_calls: [{ function: { name: tool.name, arguments: '{}' } }],
      },
    });
  });

  it('answers in one piece through Responses', async () => {
    const response = await client.responses.create({
      model: DEMO_MODEL_ID,
      input: 'List my tasks',
      tools: [{ type: 'function', strict: false, ...tool }],
    });

    expect(response.output_text).toContain(LABEL);
    expect(response.output.at(-1)).toMatchObject({ type: 'function_call', name: tool.name, arguments: '{}' });
  });

  it('says of files that it cannot read them, through both endpoints', async () => {
    const [words, url] = ['Hello', 'data:image/png;base64,AAAA'];

    const completion = await client.chat.completions.create({
      model: DEMO_MODEL_ID,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: words },
            { type: 'image_url', image_url: { url } },
          ],
        },
      ],
    });
    const response = await client.responses.create({
      model: DEMO_MODEL_ID,
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: words },
            { type: 'input_file', filename: 'report.pdf', file_data: url },
          ],
        },
      ],
    });

    expect(completion.choices[0]?.message.content).toContain(UNREAD);
    expect(response.output_text).toContain(UNREAD);
  });

  it('streams what it says in one piece, through both endpoints', async () => {
    const messages = [{ role: 'user' as const, content: 'Show markdown' }];
    const whole = await client.chat.completions.create({ model: DEMO_MODEL_ID, messages });

    const chunks = await Array.fromAsync(
      await client.chat.completions.create({ model: DEMO_MODEL_ID, messages, stream: true }),
    );
    const events = await Array.fromAsync(
      await client.responses.create({ model: DEMO_MODEL_ID, input: 'Show markdown', stream: true }),
    );

    const text = whole.choices[0]?.message.content;
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(text);
    expect(events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join('')).toBe(text);
  });

  it('gives the same request the same ids, and another one others', async () => {
    const [first, again, other] = await Promise.all([chat('Hello'), chat('Hello'), chat('Thanks')]);

    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  it('refuses what it cannot read', async () => {
    const messages = 'Hello' as unknown as []; // what a careless client sends

    await expect(client.chat.completions.create({ model: DEMO_MODEL_ID, messages })).rejects.toMatchObject({
      status: 400,
    });
    await expect(client.embeddings.create({ model: DEMO_MODEL_ID, input: 'x' })).rejects.toMatchObject({ status: 404 });
  });

  it('keeps no journal and takes no orders to fail outside of tests', async () => {
    await using plain = await started(new DemoModel({ firstTokenMs: 0, chunkMs: 0 }));

    const answer = await plain.client.responses.create({ model: DEMO_MODEL_ID, input: 'Hello [[fault:500]]' });

    expect(answer.output_text).toContain('Hello!');
    expect(plain.model.requests).toEqual([]);
  });

  it('notes who asked what', async () => {
    await chat('Thanks [[pace:0]]');

    expect(demo.requests.at(-1)).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer key',
      body: { messages: [{ content: 'Thanks [[pace:0]]' }] },
    });
  });

  it('speaks at a pace that one can read along with', async () => {
    await using slow = await started(new DemoModel({ firstTokenMs: 40, chunkMs: 5 }));
    const startedAt = performance.now();

    await Array.fromAsync(
      await slow.client.responses.create({ model: DEMO_MODEL_ID, input: 'Write 30 words', stream: true }),
    );

    expect(performance.now() - startedAt).toBeGreaterThan(90);
  });
});

function chat(content: string) {
  return client.chat.completions.create({
    model: DEMO_MODEL_ID,
    messages: [{ role: 'user', content }],
    tools: [{ type: 'function', function: tool }],
  });
}

async function started(model: DemoModel) {
  const { baseUrl } = await model.start();
  return {
    model,
    client: new OpenAI({ baseURL: baseUrl, apiKey: 'key', maxRetries: 0 }),
    [Symbol.asyncDispose]: () => model.stop(),
  };
}
