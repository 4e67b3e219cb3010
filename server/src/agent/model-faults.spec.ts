import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DemoModel } from '../demo-model/demo-model.js';
import { Model } from './model.js';
import { ADAPTERS, asking, hear, hurried, sum } from './models/testing/hear.js';

const demo = new DemoModel({ firstTokenMs: 0, chunkMs: 0, faults: true });
let baseUrl: string;

beforeAll(async () => {
  ({ baseUrl } = await demo.start());
});

afterAll(() => demo.stop());

describe.each(ADAPTERS)('a failing model behind %s', (api, Adapter) => {
  let model: Model;

  beforeEach(() => {
    demo.requests.length = 0;
    model = hurried(Adapter, baseUrl);
  });

  /** A server that keeps silent is not waited for; one that speaks has time to, on a busy machine too. */
  const patientWith = (fault: string) => (/silence|hang/.test(fault) ? hurried(Adapter, baseUrl, 500) : model);

  it.each([
    ['Hello [[fault:429]]', { kind: 'rate_limit', status: 429, requestId: 'req_demo' }, 3],
    ['Hello [[fault:429:60]]', { kind: 'rate_limit', retryAfterMs: 60_000 }, 1],
    ['Hello [[fault:429:90]]', { kind: 'rate_limit', retryAfterMs: 90_000 }, 1],
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
    const heard = await hear(patientWith(text), asking(text));

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
    const heard = await hear(patientWith(fault), asking(`Long answer ${fault}`));

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
    const asked = demo.requests.filter(({ body }) => JSON.stringify(body).includes(text));
    expect(asked.length).toBeLessThan(2);
  });

  it('hangs up when its listener leaves', async () => {
    for await (const event of model.reply(asking('Long answer [[fault:hang:20]]'), new AbortController().signal)) {
      if (event.type === 'text') break;
    }
    const asked = demo.requests.find(({ body }) => JSON.stringify(body).includes('hang:20'));
    await asked?.ended;

    expect(asked?.outcome).toBe('aborted');
  });

  it('tells nothing secret when it fails', async () => {
    const { error } = await hear(hurried(Adapter, 'http://127.0.0.1:9/v1'), asking('Hello'));

    expect(error?.toRunError()).toEqual({ code: 'model_unavailable', message: expect.stringContaining('Retry') });
    expect(`${error?.message} ${JSON.stringify(error?.toRunError())}`).not.toMatch(/127\.0\.0\.1|sk-secret/);
  });
});
