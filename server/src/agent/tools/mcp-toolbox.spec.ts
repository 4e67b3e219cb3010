import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Toolbox } from '../toolbox.js';
import { McpToolbox } from './mcp-toolbox.js';
import { fixtureServer } from './testing/fixture-server.js';
import { callTool, openToolboxes } from './testing/open-toolboxes.js';

describe.each([
  ['today', false],
  ['of 2025', true],
])(`${McpToolbox.name} and a server %s`, (_, isLegacy) => {
  let fixture: Awaited<ReturnType<typeof fixtureServer>>;
  let test: Awaited<ReturnType<typeof openToolboxes>>;
  let toolbox: Toolbox;

  beforeAll(async () => {
    fixture = await fixtureServer({ isLegacy, instructions: 'Say it with echo.' });
    const { url } = fixture;
    test = await openToolboxes({
      wiki: { url, tools: { slow: { retry: 'read' }, fail: { retry: 'idempotent' } } },
    });
  });

  beforeEach(async () => {
    toolbox = await test.open(await test.signUp());
  });

  afterEach(() => toolbox[Symbol.asyncDispose]());

  afterAll(async () => {
    await test[Symbol.asyncDispose]();
    await fixture[Symbol.asyncDispose]();
  });

  const call = (tool: string, args: Record<string, unknown> = {}) => callTool(toolbox, `wiki__${tool}`, args);

  it('hands over what a tool says', async () => {
    expect(await call('echo', { text: 'Hi' })).toEqual({
      status: 'success',
      result: { content: [{ type: 'text', text: 'Hi' }] },
      error: null,
    });
  });

  it('makes calls side by side', async () => {
    const outcomes = await Promise.all(['One', 'Two', 'Three'].map((text) => call('echo', { text })));

    expect(outcomes.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
  });

  it('hands over what a tool says when it fails', async () => {
    expect(await call('boom')).toMatchObject({
      status: 'error',
      error: { code: 'tool_failed', message: 'It broke. Use echo instead.' },
    });
  });

  it('refuses an answer that is too large to use', async () => {
    expect(await call('huge')).toMatchObject({ status: 'error', error: { code: 'tool_result_too_large' } });
  });

  it.each([101, 3_000])('refuses an answer of %d levels, in which its readers would get lost', async (levels) => {
    expect(await call('maze', { levels })).toMatchObject({
      status: 'error',
      result: null,
      error: { code: 'tool_result_too_deep', message: expect.stringContaining('Do not make the call again') },
    });
    expect(await call('maze', { levels: 90 })).toMatchObject({ status: 'success' });
  });

  it('hands over everything that a tool may show', async () => {
    const { status, result } = await call('everything');

    const kinds = result?.content.map((block) => (block as { type: string }).type); // as the protocol says
    expect([status, kinds]).toEqual(['success', ['text', 'image', 'audio', 'resource_link', 'resource']]);
    expect(result?.structuredContent).toEqual({ n: 1 });
  });

  it('tells of a result that is not what the tool has promised, and that the work is done', async () => {
    expect(await call('wrong')).toMatchObject({
      status: 'error',
      result: { structuredContent: { n: 'many' } },
      error: { code: 'tool_result_invalid', message: expect.stringContaining('Do not make the call again') },
    });
  });

  it('tells how far a call has come', async () => {
    const told: string[] = [];

    await callTool(
      toolbox,
      'wiki__count',
      { to: 3, ms: 1 },
      {
        progressed: ({ progress, total, message }) => told.push(`${progress}/${total} ${message}`),
      },
    );

    expect(told).toEqual(['1/3 Counted to 1', '2/3 Counted to 2', '3/3 Counted to 3']);
  });

  it('does not follow a server to another address', async () => {
    expect(await call('away')).toMatchObject({ status: 'error', error: { code: 'tool_redirected' } });
  });

  it('passes on what the server says of its tools', () => {
    expect(toolbox.notes).toContainEqual({ server: 'wiki', text: 'Say it with echo.' });
  });

  it('says at once that nobody knows the outcome when the answer breaks off', async () => {
    expect(await call('cut')).toEqual({
      status: 'unknown_outcome',
      result: null,
      error: {
        code: 'tool_connection_lost',
        message:
          'The connection to the wiki server broke off before it answered. ' +
          'It may or may not have done its work: look before you try again.',
      },
    });
  });

  it('says so too when the stream ends without an answer', async () => {
    const { name } = toolbox.tools.find(({ toolName }) => toolName === 'hang.up') ?? { name: '' };

    expect(await callTool(toolbox, name)).toMatchObject({ status: 'unknown_outcome' });
  });

  it('calls it a plain error when a tool is safe to repeat', async () => {
    expect(await call('fail')).toEqual({
      isLost: true,
      status: 'error',
      result: null,
      error: {
        code: 'tool_server_error',
        message: 'The wiki server answered with an error (HTTP 500). It is safe to try again.',
      },
    });
  });

  it('stops the tool when the user stops the answer', async () => {
    const stop = new AbortController();
    const outcome = callTool(toolbox, 'wiki__slow', {}, { signal: stop.signal });
    await fixture.slow.started;

    stop.abort(new Error('The user stopped'));

    await expect(outcome).rejects.toThrow('The user stopped');
    await fixture.slow.stopped;
  });

  it.each([
    [404, ''],
    [400, 'Bad Request: No valid session ID provided'],
  ])('starts anew when the server has forgotten the session and says so by %i', async (status, words) => {
    Object.assign(fixture.loss, { status, words });
    await call('echo', { text: 'Hi' });
    fixture.sessions.clear();

    const outcomes = await Promise.all([call('echo', { text: 'Hi' }), call('echo', { text: 'again' })]);

    expect(outcomes.map(({ status }) => status)).toEqual(['success', 'success']);
  });

  it('refuses a tool that the server no longer offers', async () => {
    const [tool] = toolbox.tools.filter(({ server }) => server === 'wiki');
    if (!tool) throw new Error('The wiki offers nothing');

    const request = { tool: { ...tool, toolName: 'gone' }, arguments: {}, idempotencyKey: '1' };

    expect(await toolbox.call(request, AbortSignal.timeout(5_000))).toMatchObject({
      status: 'error',
      error: { code: 'tool_unavailable' },
    });
  });
});

describe('a server that fails again and again', () => {
  it('is left alone for a moment, and the tools page says so', async () => {
    await using fixture = await fixtureServer();
    await using test = await openToolboxes({ wiki: { url: fixture.url } });
    const ada = await test.signUp();
    await using toolbox = await test.open(ada);

    for (let n = 0; n < 5; n++) await callTool(toolbox, 'wiki__cut');
    const outcome = await callTool(toolbox, 'wiki__echo', { text: 'Hi' });

    expect(outcome).toMatchObject({ status: 'error', error: { code: 'tool_unavailable' } });
    expect(fixture.seen.tools).not.toContain('echo');
    expect(await test.toolboxes.list(ada)).toContainEqual({
      name: 'wiki',
      status: 'unavailable',
      error: 'The wiki server has failed several times; it is tried again soon.',
      tools: [],
    });
  });
});
