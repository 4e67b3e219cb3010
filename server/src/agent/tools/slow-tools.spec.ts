import { describe, expect, it } from '@jest/globals';
import { fixtureServer } from './testing/fixture-server.js';
import { callTool, openToolboxes } from './testing/open-toolboxes.js';

describe('A tool that takes too long', () => {
  it('is not given up as long as it tells how far it is', async () => {
    await using wiki = await patient(1_500);

    expect(await wiki.call('count', { to: 8, ms: 250 })).toMatchObject({ status: 'success' });
  });

  it('is given up in the end even if it tells for ever', async () => {
    await using wiki = await patient(200);

    const outcome = await wiki.call('count', { to: 1_000_000, ms: 5 });

    expect(outcome).toMatchObject({ status: 'unknown_outcome', error: { code: 'tool_timed_out' } });
  });

  it.each([
    ['read', 'error', 'The wiki server did not answer within 1 s. It is safe to try again.'],
    [
      'effect',
      'unknown_outcome',
      'The wiki server did not answer within 1 s. It may or may not have done its work: look before you try again.',
    ],
  ])('is given up, and with retry %s ends as %s', async (retry, status, message) => {
    await using wiki = await patient(1_000, { tools: { slow: { retry } } });

    const outcome = await wiki.call('slow');

    expect(outcome).toMatchObject({ status, result: null, error: { code: 'tool_timed_out', message } });
    await wiki.fixture.slow.stopped;
  });

  it('has done nothing when the server did not even shake hands', async () => {
    await using wiki = await patient(100, {}, { isLegacy: true });
    wiki.fixture.freeze();

    const outcome = await wiki.call('echo', { text: 'Hi' });

    expect(outcome).toMatchObject({ status: 'error', error: { code: 'tool_timed_out' } });
    expect(wiki.fixture.seen.tools).toEqual([]);
  });
});

/** A server whose tools may take so long, and a toolbox on it. */
async function patient(timeoutMs: number, rules: object = {}, kind: { isLegacy?: boolean } = {}) {
  const open = new AsyncDisposableStack();
  const fixture = open.use(await fixtureServer(kind));
  const wiki = { url: fixture.url, ...rules };
  const test = open.use(await openToolboxes({ wiki }, { TOOL_TIMEOUT_MS: String(timeoutMs) }));
  const toolbox = open.use(await test.open(await test.signUp()));
  return {
    fixture,
    call: (tool: string, args: Record<string, unknown> = {}) => callTool(toolbox, `wiki__${tool}`, args),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
