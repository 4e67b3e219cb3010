import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { freshMs } from './fresh-ms.js';
import { type McpServer } from './mcp-server.js';
import { fixtureServer } from './testing/fixture-server.js';
import { callTool, openToolboxes } from './testing/open-toolboxes.js';
import { ToolCatalogue } from './tool-catalogue.js';

const ADA = { id: 'ada' };

describe(ToolCatalogue, () => {
  it('asks again when the time is over that the server gave its list, and not before', async () => {
    await using fixture = await fixtureServer({ ttlMs: 300_000 });
    let now = 0;
    const catalogue = new ToolCatalogue(serverAt(fixture.url), false, () => now);
    await catalogue.get(ADA);

    now = 299_999;
    await catalogue.get(ADA);
    expect(fixture.seen.listings).toBe(1);

    now = 300_000;
    await catalogue.get(ADA);
    while (fixture.seen.listings < 2) await setImmediate();
  });

  it('lets answers wait for a list as long as the server deserves, and begins them without it then', async () => {
    await using fixture = await fixtureServer();
    const { promise: admitted, resolve: admit } = Promise.withResolvers<Record<string, string>>();
    const slow = (patienceMs: number) =>
      new ToolCatalogue({ ...serverAt(fixture.url), patienceMs, headers: () => admitted });

    const awaited = slow(60_000).get(ADA);
    expect(await slow(1).get(ADA)).toMatchObject({ status: 'connecting', tools: [] });

    admit({});
    expect(await awaited).toMatchObject({ status: 'ready' });
  });

  it.each([
    ['today', false],
    ['of 2025', true],
  ])('asks again at once when a server says that its tools changed: one %s', async (_, isLegacy) => {
    await using fixture = await fixtureServer({ isLegacy });
    await using test = await openToolboxes({ wiki: { url: fixture.url, approval: 'never' } });
    const ada = await test.signUp();
    const offered = async () => {
      const wiki = (await test.toolboxes.list(ada)).find(({ name }) => name === 'wiki');
      return wiki?.tools.map(({ toolName }) => toolName);
    };
    await using toolbox = await test.open(ada);
    expect(await offered()).not.toContain('extra');

    await callTool(toolbox, 'wiki__grow');

    expect(await offered()).toContain('extra');
    await using next = await test.open(ada);
    expect(await callTool(next, 'wiki__extra')).toMatchObject({ status: 'success' });
    expect(fixture.seen.listings).toBe(2);
  });
});

describe(freshMs, () => {
  it('believes a server between five seconds and ten minutes, and takes a minute where it says nothing', () => {
    expect([0, 5_001, 599_999, 86_400_000, undefined].map(freshMs)).toEqual([5_000, 5_001, 599_999, 600_000, 60_000]);
  });
});

function serverAt(url: string): McpServer {
  return {
    name: 'wiki',
    address: () => new URL(url),
    headers: () => Promise.resolve({}),
    policy: () => ({ asks: true, retry: 'effect' }),
    arguments: (request) => request.arguments,
  };
}
