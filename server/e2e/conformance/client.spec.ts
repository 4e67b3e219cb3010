import { describe, expect, it } from '@jest/globals';
import { conformance, NEXT, RELEASED } from './run.js';

const CLIENT = ['client', '--command', `"${process.execPath}" server/e2e/conformance/client.mjs`];

/** Each scenario runs alone: one of them measures time. */
describe('Our MCP client', () => {
  const passes = async (suite: string, known: string, ...options: string[]) => {
    const { code, report } = await conformance(suite, known, ...CLIENT, ...options);

    expect({ code, report: code === 0 ? '' : report }).toEqual({ code: 0, report: '' });
  };

  it.each(['initialize', 'tools_call', 'elicitation-sep1034-client-defaults', 'sse-retry'])(
    'speaks revision 2025-11-25: %s',
    (scenario) => passes(RELEASED, 'client-2025.yml', '--scenario', scenario),
  );

  it.each([
    'tools_call',
    'request-metadata',
    'sep-2322-client-request-state',
    'http-standard-headers',
    'http-custom-headers',
    'http-invalid-tool-headers',
    'json-schema-ref-no-deref',
    'json-schema-2020-12-preservation',
  ])('speaks revision 2026-07-28: %s', (scenario) =>
    passes(NEXT, 'client-2026.yml', '--spec-version', '2026-07-28', '--scenario', scenario),
  );
});
