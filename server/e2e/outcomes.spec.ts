import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { type ToolCall } from '../src/messages/tool-call.js';
import { RunReconciler } from '../src/runs/working/run-reconciler.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { restarted } from './restarted.js';
import { TestServer } from './test-server.js';
import { decide } from './waiting-calls.js';
import { toolsKnown } from './tools-known.js';

describe('A tool call whose answer was lost', () => {
  const open = new AsyncDisposableStack();
  let fixture: Awaited<ReturnType<typeof fixtureServer>>;
  let model: Awaited<ReturnType<typeof callingModel>>;
  let server: TestServer;
  let ada: Person;
  let restart: () => Promise<void>;

  beforeAll(async () => {
    fixture = open.use(await fixtureServer());
    model = open.use(await callingModel());
    const database = open.use(await createTestDatabase());
    const { url } = fixture;
    const MCP_CONFIG = await mcpConfig(open, {
      bank: { url, approval: 'never' },
      wiki: { url, approval: 'never', tools: { cut: { retry: 'read' } } },
      notes: { url, approval: 'never', tools: { fail: { retry: 'idempotent' } } },
    });
    const settings = { ...model.settings, MCP_CONFIG };
    server = await TestServer.on(database.url, settings);
    ada = await server.person('Ada');
    await toolsKnown(ada);
    restart = async () => {
      ({ server, ada } = await restarted(server, ada, () => TestServer.on(database.url, settings)));
    };
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await open.disposeAsync();
  });

  /** Has a tool called; answers how its run stands then. */
  const called = async (tool: string) => {
    const before = timesMade(tool);
    const id = await ada.newConversation();
    const { run, assistant_message: answer } = await ada.send(id, `call ${tool}`);
    return { id, run, call: callOf(answer.tool_calls), made: () => timesMade(tool) - before };
  };

  const timesMade = (tool: string) => fixture.seen.tools.filter((name) => tool.endsWith(`__${name}`)).length;

  const decided = async ({ id, run }: { id: string; run: RunView }, call: ToolCall, decision: 'approve' | 'deny') => {
    const seen = (await ada.all(run.id)).length;
    expect((await decide(ada, call, { decision })).status).toBe(200);
    await ada.all(run.id, seen);
    return { run: await ada.run(run.id), call: callOf((await ada.messages(id)).messages[1]?.tool_calls ?? []) };
  };

  it('waits for the user when the tool may have had its effect', async () => {
    const { run, call, made } = await called('bank__cut');

    expect(run.status).toBe('awaiting_approval');
    expect(call).toMatchObject({
      status: 'unknown_outcome',
      attempt: 1,
      error: { message: expect.stringContaining('may or may not') },
    });
    expect(made()).toBe(1);
  });

  it('is made again by no process of itself, whatever dies', async () => {
    const { run, made } = await called('bank__cut');

    await restart();
    await server.get(RunReconciler).adoptOrphans();

    expect((await ada.run(run.id)).status).toBe('awaiting_approval');
    expect(made()).toBe(1);
  });

  it('is made once more each time that the user says so', async () => {
    const lost = await called('bank__cut');

    const second = await decided(lost, lost.call, 'approve');
    const third = await decided(lost, second.call, 'approve');

    expect(second.run.status).toBe('awaiting_approval');
    expect(second.call).toMatchObject({ id: lost.call.id, status: 'unknown_outcome', attempt: 2 });
    expect(third.call).toMatchObject({ status: 'unknown_outcome', attempt: 3 });
    expect(lost.made()).toBe(3);
  });

  it('is left as it is when the user skips it, and the model hears the truth', async () => {
    const lost = await called('bank__cut');

    const { run, call } = await decided(lost, lost.call, 'deny');

    expect(run.status).toBe('completed');
    expect(call).toMatchObject({
      status: 'denied',
      error: { code: 'unknown_outcome', message: expect.stringContaining('not known') },
    });
    expect(model.requests.at(-1)).toContain('It is not known whether this call took effect.');
    expect(lost.made()).toBe(1);
  });

  it.each([
    ['read', 'wiki__cut', 'tool_connection_lost'],
    ['idempotent', 'notes__fail', 'tool_server_error'],
  ])('is made up to three times by itself when the settings call it safe: %s', async (_, tool, code) => {
    const { run, call, made } = await called(tool);

    expect(run.status).toBe('completed');
    expect(call).toMatchObject({ status: 'error', attempt: 3, error: { code } });
    expect(made()).toBe(3);
  });
});

function callOf([call]: readonly ToolCall[]): ToolCall {
  if (!call) throw new Error('No tool was called');
  return call;
}
