import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DemoModel } from '../../demo-model/demo-model.js';
import { Model } from '../model.js';
import { createModel } from './create-model.js';
import { ADAPTERS, asking, hear, hurried, sum } from './testing/hear.js';

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
    const { events, reply } = await hear(model, asking('Show markdown'));

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

  it.each([
    ['Hello [[fault:429]]', { kind: 'rate_limit', status: 429, requestId: 'req_demo' }, 3],
    ['Hello [[fault:429:60]]', { kind: 'rate_limit', retryAfterMs: 60_000 }, 1],
    ['Hello [[fault:quota]]', { kind: 'quota', retryable: false }, 1],
    ['Hello [[fault:500]]', { kind: 'server', status: 500 }, 3],
    ['Hello [[fault:503:0]]', { kind: 'server', retryAfterMs: 0 }, 3],
    ['Hello [[fault:401]]', { kind: 'auth', retryable: false, code: 'invalid_api_key' }, 1],
    ['Hello [[fault:400]]', { kind: 'bad_request', retryable: false }, 1],
    ['Hello [[fault:404]]', { kind: 'bad_request' }, 1],
    ['Hello [[fault:context]]', { kind: 'context_length', retryable: false }, 1],
    ['Hello [[fault:html]]', { kind: 'protocol', retryable: false }, 1],
    ['Hello [[fault:drop]]', { kind: 'network' }, 3],
    ['Hello [[fault:silence]]', { kind: 'headers_timeout' }, 3],
    ['Hello [[fault:hang:0]]', { kind: 'stalled' }, 3],
    ['Hello [[fault:eof:0]]', { kind: 'truncated', requestId: 'req_demo' }, 3],
    ['Hello [[fault:cut:0]]', { kind: 'truncated' }, 3],
    ['Hello [[fault:error-event]]', { kind: 'server' }, 3],
    ['Hello [[fault:junk-line]]', { kind: 'protocol' }, 1],
  ])('fails before the first word: %s', async (text, error, requests) => {
    const heard = await hear(model, asking(text));

    expect(heard).toMatchObject({ events: [], reply: null, error });
    expect(demo.requests).toHaveLength(requests);
  });

  it.each([
    ['[[fault:cut:20]] [[pace:1]]', 'truncated'],
    ['[[fault:eof:20]]', 'truncated'],
    ['[[fault:hang:20]]', 'stalled'],
    ['[[fault:error-event:20]]', 'server'],
    ['[[fault:junk-line:20]]', 'protocol'],
    ['[[fault:response-failed]]', 'server'],
  ])('fails after the first word for good: %s', async (fault, kind) => {
    const heard = await hear(model, asking(`Long answer ${fault}`));

    expect(heard.error).toMatchObject({ kind });
    if (fault.includes(':20')) expect(sum(heard.events)).toContain('This is sentence 1');
    if (heard.events.length > 0) expect(demo.requests).toHaveLength(1);
  });

  it('tries again while nothing has been said', async () => {
    const { reply } = await hear(model, asking(`Hello ${api} [[fault:503]] [[fault:times:2]]`));

    expect(reply?.text).toContain('Hello!');
    expect(demo.requests).toHaveLength(3);
  });

  it('hangs up when it is stopped in the middle', async () => {
    const stop = new AbortController();

    const { error, events } = await hear(model, asking('Long answer [[fault:hang:20]]'), {
      signal: stop.signal,
      onEvent: () => stop.abort(),
    });
    await demo.requests[0]?.ended;

    expect(error).toMatchObject({ kind: 'aborted', retryable: false });
    expect(events.length).toBeGreaterThan(0);
    expect(demo.aborted).toBe(1);
  });

  it.each([
    ['before it asks', 'Hello', 0],
    ['while it waits for headers', 'Hello [[fault:silence]]', 20],
    ['while it waits to try again', 'Hello [[fault:429:20]]', 40],
  ])('stops %s', async (_, text, afterMs) => {
    const signal = afterMs === 0 ? AbortSignal.abort() : AbortSignal.timeout(afterMs);

    const { error } = await hear(model, asking(text), { signal });

    expect(error).toMatchObject({ kind: 'aborted' });
    expect(demo.requests.length).toBeLessThan(2);
  });

  it('hangs up when its listener leaves', async () => {
    for await (const event of model.reply(asking('Long answer [[fault:hang:20]]'), new AbortController().signal)) {
      if (event.type === 'text') break;
    }
    await demo.requests[0]?.ended;

    expect(demo.aborted).toBe(1);
  });

  it('is made from plain settings', async () => {
    const { reply } = await hear(createModel({ apiKey: 'sk-mine', baseUrl, api }), asking('Hello'));

    expect(reply?.text).toContain('Hello!');
    expect(demo.requests).toMatchObject([{ authorization: 'Bearer sk-mine', path: expect.stringContaining(api) }]);
  });

  it('tells nothing secret when it fails', async () => {
    const { error } = await hear(hurried(Adapter, 'http://127.0.0.1:9/v1'), asking('Hello'));

    expect(error?.toRunError()).toEqual({ code: 'model_unavailable', message: expect.stringContaining('Retry') });
    expect(`${error?.message} ${JSON.stringify(error?.toRunError())}`).not.toMatch(/127\.0\.0\.1|sk-secret/);
  });
});

describe('what is sent', () => {
  beforeEach(() => {
    demo.requests.length = 0;
  });

  it('is only what every compatible server knows, on Chat Completions', async () => {
    await hear(hurried(ADAPTERS[0][1], baseUrl), asking('Hello'));

    expect(demo.requests.map(({ body }) => body)).toEqual([
      {
        model: 'demo-scripted',
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'Hello' },
        ],
        tools: [
          {
            type: 'function',
            function: { name: 'tasks__create_task', description: 'Creates a task.', parameters: { type: 'object' } },
          },
        ],
        stream: true,
        stream_options: { include_usage: true },
      },
    ]);
  });

  it('leaves nothing behind at the provider, on Responses', async () => {
    await hear(hurried(ADAPTERS[1][1], baseUrl), asking('Hello'));

    expect(demo.requests.map(({ body }) => body)).toEqual([
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
});
