import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DemoModel } from '../demo-model/demo-model.js';
import { Model } from './model.js';
import { createModel } from './models/create-model.js';
import { ADAPTERS, asking, hear, hurried, sum } from './models/testing/hear.js';

const demo = new DemoModel({ firstTokenMs: 0, chunkMs: 0, faults: true });
let baseUrl: string;

beforeAll(async () => {
  ({ baseUrl } = await demo.start());
});

afterAll(() => demo.stop());

describe.each(ADAPTERS)('a model behind %s', (api, Adapter) => {
  let model: Model;

  beforeEach(() => {
    demo.requests.length = 0;
    model = hurried(Adapter, baseUrl);
  });

  it('says its answer piece by piece and returns it whole', async () => {
    const { events, reply } = await hear(model, asking('Show markdown [[pace:2]]'));

    expect(events.length).toBeGreaterThan(5);
    expect(reply).toMatchObject({ text: sum(events), calls: [], finish: 'stop', usage: { inputTokens: 1 } });
    expect(reply?.text).toContain('## A heading');
  });

  it('asks for several tools at once', async () => {
    const { reply } = await hear(model, asking('Create tasks “Buy milk” and “Call Ada”'));

    expect(reply?.finish).toBe('tool_calls');
    expect(reply?.calls).toMatchObject([
      {
        name: 'tasks__create_task',
        arguments: { title: 'Buy milk' },
        argumentsText: '{"title":"Buy milk"}',
        problem: null,
      },
      { name: 'tasks__create_task', arguments: { title: 'Call Ada' } },
    ]);
    expect(new Set(reply?.calls.map(({ id }) => id)).size).toBe(2);
  });

  it('goes on after the results of its tools', async () => {
    const question = asking('Create a task to buy milk');
    const { reply } = await hear(model, question);
    const said = { role: 'assistant' as const, text: reply?.text ?? '', calls: reply?.calls ?? [] };
    const result = {
      role: 'tool' as const,
      callId: reply?.calls[0]?.id ?? '',
      text: '{"task":{"id":"1","title":"Buy milk"}}',
      isError: false,
    };
    const again = (provider = reply?.provider) => [
      ...question.transcript,
      { ...said, ...(provider && { provider }) },
      result,
    ];

    const exact = await hear(model, { ...question, transcript: again() });
    const neutral = await hear(model, { ...question, transcript: again({ provider: 'another', items: ['?'] }) });

    expect(exact.reply?.text).toContain('Created task: Buy milk');
    expect(neutral.reply?.text).toContain('Created task: Buy milk');
  });

  it('shows its reasoning apart from its answer', async () => {
    const { events, reply } = await hear(model, asking('Think about it'));

    expect(reply?.reasoning).toContain('A real model would weigh');
    expect(reply?.reasoning).toBe(sum(events, 'reasoning'));
    expect(reply?.text).not.toContain('A real model would weigh');
  });

  it('takes a refusal as text', async () => {
    const { reply } = await hear(model, asking('Hello [[fault:refusal]]'));

    expect(reply).toMatchObject({ text: 'The demo model was told to refuse.', finish: 'stop' });
  });

  it.each([
    ['length', 'length'],
    ['content-filter', 'content_filter'],
  ])('ends normally at a limit: %s', async (fault, finish) => {
    const { reply } = await hear(model, asking(`Create a task to rest [[fault:${fault}]]`));

    expect(reply).toMatchObject({ finish, calls: [], provider: null });
    expect(reply?.text).not.toBe('');
  });

  it('keeps arguments that nobody can read, and says what is wrong with them', async () => {
    const { reply } = await hear(model, asking('Create a task [[fault:bad-arguments]]'));

    expect(reply?.calls).toMatchObject([
      { argumentsText: '{"title": "Half a ', arguments: null, problem: expect.stringContaining('not valid JSON') },
    ]);
  });

  it('is made from plain settings', async () => {
    const { reply } = await hear(createModel({ apiKey: 'sk-mine', baseUrl, api }), asking('Hello'));

    expect(reply?.text).toContain('Hello!');
    expect(demo.requests).toMatchObject([{ authorization: 'Bearer sk-mine', path: expect.stringContaining(api) }]);
  });
});
