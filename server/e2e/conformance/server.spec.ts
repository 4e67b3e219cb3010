import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NewMcpTokenView } from '../../src/mcp-tokens/mcp-tokens.dto.js';
import { TestServer } from '../test-server.js';
import { conformance, NEXT, RELEASED } from './run.js';
import { signedInProxy } from './signed-in-proxy.js';

describe('Our MCP server', () => {
  const stack = new AsyncDisposableStack();
  let url: string;

  beforeAll(async () => {
    const server = stack.use(await TestServer.start());
    const ada = await server.person('Ada');
    const { token } = (await ada.post<NewMcpTokenView>('/api/auth/mcp-tokens', { name: 'Conformance' })).body;
    ({ url } = stack.use(await signedInProxy(server.url, token)));
  });

  afterAll(() => stack.disposeAsync());

  it.each([
    ['2025-11-25', RELEASED, 'active', 'server-2025.yml'],
    ['2026-07-28', NEXT, 'all', 'server-2026.yml'],
  ])(
    'does all of revision %s but what is listed with its reason',
    async (version, suite, scenarios, known) => {
      const options = ['--url', `${url}/mcp`, '--suite', scenarios, '--spec-version', version];

      const { code, report } = await conformance(suite, known, 'server', ...options);

      expect({ code, report: code === 0 ? '' : report }).toEqual({ code: 0, report: '' });
    },
    60_000,
  );
});
