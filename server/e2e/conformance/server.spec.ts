import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NewMcpTokenView } from '../../src/mcp-tokens/mcp-tokens.dto.js';
import { TestServer } from '../test-server.js';
import { conformance, NEXT, RELEASED } from './run.js';
import { signedInProxy } from './signed-in-proxy.js';
import { suiteDoor } from './suite-door.js';

const REVISIONS = [
  ['2025-11-25', RELEASED, 'active', '2025'],
  ['2026-07-28', NEXT, 'all', '2026'],
];

describe('Our MCP server', () => {
  const stack = new AsyncDisposableStack();
  let tasks: string;
  let suite: string;

  beforeAll(async () => {
    const server = stack.use(await TestServer.start());
    const ada = await server.person('Ada');
    const { token } = (await ada.post<NewMcpTokenView>('/api/auth/mcp-tokens', { name: 'Conformance' })).body;
    tasks = stack.use(await signedInProxy(server.url, token)).url;
    const door = stack.use(await suiteDoor());
    suite = stack.use(await signedInProxy(door.url, door.token)).url;
  });

  afterAll(() => stack.disposeAsync());

  const passes = async (url: string, version: string, program: string, scenarios: string, known: string) => {
    const options = ['--url', `${url}/mcp`, '--suite', scenarios, '--spec-version', version];

    const { code, report } = await conformance(program, known, 'server', ...options);

    expect({ code, report: code === 0 ? '' : report }).toEqual({ code: 0, report: '' });
  };

  it.each(REVISIONS)(
    'does all of revision %s but what is listed with its reason',
    async (version, program, scenarios, year) => await passes(tasks, version, program, scenarios, `server-${year}.yml`),
    60_000,
  );

  it.each(REVISIONS)(
    'would do all of revision %s that tools can do, had it the tools of the suite',
    async (version, program, scenarios, year) => await passes(suite, version, program, scenarios, `suite-${year}.yml`),
    60_000,
  );
});
