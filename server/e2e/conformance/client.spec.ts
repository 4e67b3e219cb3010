import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conformance, NEXT, RELEASED } from './run.js';

const OURS = 'server/e2e/conformance';
const PATIENCE_MS = 120_000;

/** Where neither a failure nor a success is found, nothing was tried. */
const UNTRIED = /: 0 passed, 0 failed/;

describe('Our MCP client', () => {
  let client: ChildProcess;
  let port = '';

  beforeAll(async () => {
    const child = spawn(process.execPath, [`${OURS}/client.mjs`], { stdio: ['ignore', 'pipe', 'ignore'] });
    client = child;
    for await (port of createInterface({ input: child.stdout })) break;
  }, PATIENCE_MS);

  afterAll(() => void client.kill());

  const passes = async (suite: string, known: string, ...options: string[]) => {
    const command = `"${process.execPath}" ${OURS}/client-command.mjs ${port}`;
    const patiently = ['--command', command, '--timeout', String(PATIENCE_MS)];

    const { code, report } = await conformance(suite, known, 'client', ...patiently, ...options);

    expect({ code, report: code === 0 ? '' : report }).toEqual({ code: 0, report: '' });
    expect(report).not.toMatch(UNTRIED);
  };

  /** Each alone: one of them measures time. */
  it.each(['initialize', 'tools_call', 'elicitation-sep1034-client-defaults', 'sse-retry'])(
    'speaks revision 2025-11-25: %s',
    async (scenario) => await passes(RELEASED, 'client-2025.yml', '--scenario', scenario),
    PATIENCE_MS,
  );

  it(
    'signs users in as revision 2025-11-25 wants it',
    async () => await passes(RELEASED, 'client-2025.yml', '--suite', 'auth', '--spec-version', '2025-11-25'),
    PATIENCE_MS,
  );

  it(
    'does all of revision 2026-07-28',
    async () => await passes(NEXT, 'client-2026.yml', '--suite', 'all', '--spec-version', '2026-07-28'),
    PATIENCE_MS,
  );

  it.each([
    ['2025-11-25', RELEASED, 'client-2025.yml', 'backcompat'],
    ['2025-11-25', RELEASED, 'client-2025.yml', 'extensions'],
    ['2026-07-28', NEXT, 'client-2026.yml', 'backcompat'],
    ['2026-07-28', NEXT, 'client-2026.yml', 'extensions'],
  ])(
    'does beside revision %s, of %s, all but what %s lists with its reason: %s',
    async (_, suite, known, part) => await passes(suite, known, '--suite', part),
    PATIENCE_MS,
  );
});
