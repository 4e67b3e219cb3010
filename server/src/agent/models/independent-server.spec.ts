import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LLMock } from '@copilotkit/aimock';
import { ADAPTERS, asking, hear, hurried, sum } from './testing/hear.js';

const mock = new LLMock({ port: 0 });
let baseUrl: string;

beforeAll(async () => {
  mock.onMessage('plain', { content: 'A plain answer with ünïcödé.' });
  mock.onMessage('parallel', {
    toolCalls: [
      { name: 'create_task', arguments: '{"title":"Milk"}' },
      { name: 'list_tasks', arguments: '{}' },
    ],
  });
  mock.onMessage('think', { content: 'Done.', reasoning: 'First one thing, then another.' });
  mock.onMessage('flood', {
    error: { message: 'Too long', type: 'invalid_request_error', code: 'context_length_exceeded' },
    status: 400,
  });
  baseUrl = `${await mock.start()}/v1`;
});

afterAll(() => mock.stop());

describe.each(ADAPTERS)('a server that others wrote, through %s', (_, Adapter) => {
  it('is understood when it speaks', async () => {
    const { events, reply } = await hear(hurried(Adapter, baseUrl), asking('plain'));

    expect(reply).toMatchObject({ text: 'A plain answer with ünïcödé.', finish: 'stop' });
    expect(sum(events)).toBe(reply?.text);
  });

  it('is understood when it calls tools in parallel', async () => {
    const { reply } = await hear(hurried(Adapter, baseUrl), asking('parallel'));

    expect(reply).toMatchObject({
      finish: 'tool_calls',
      calls: [
        { name: 'create_task', arguments: { title: 'Milk' } },
        { name: 'list_tasks', arguments: {} },
      ],
    });
  });

  it('is understood when it thinks', async () => {
    const { reply } = await hear(hurried(Adapter, baseUrl), asking('think'));

    expect(reply).toMatchObject({ reasoning: 'First one thing, then another.', text: 'Done.' });
  });

  it('is understood when it was told too much', async () => {
    const { error } = await hear(hurried(Adapter, baseUrl), asking('flood'));

    expect(error).toMatchObject({ kind: 'context_length', status: 400 });
  });
});
