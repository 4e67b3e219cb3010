import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { type ToolCall } from '../src/messages/tool-call.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { restarted } from './restarted.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

/** Ada at a server whose tools come from one that asks its user. */
export async function askingServer(kind: { isLegacy?: boolean } = {}) {
  const open = new AsyncDisposableStack();
  const wiki = open.use(await fixtureServer(kind));
  const model = open.use(await callingModel());
  const database = open.use(await createTestDatabase());
  const MCP_CONFIG = await mcpConfig(open, { wiki: { url: wiki.url, approval: 'never' } });
  const start = () => TestServer.on(database.url, { ...model.settings, MCP_CONFIG, SHUTDOWN_GRACE_MS: '500' });
  const server = await start();
  const ada = await server.person('Ada');
  await toolsKnown(ada);
  const asking = {
    model,
    server,
    ada,
    /** Starts a process, one more on the same database. */
    start,
    /** Puts another process in the place of this one; Ada goes on there. */
    restart: async (): Promise<Person> => {
      Object.assign(asking, await restarted(asking.server, asking.ada, start));
      return asking.ada;
    },
    [Symbol.asyncDispose]: async () => {
      await asking.server[Symbol.asyncDispose]();
      await open.disposeAsync();
    },
  };
  return asking;
}

/** How the call ended, after its run has gone on. */
export async function settled(person: Person, { id, run }: { id: string; run: RunView }): Promise<ToolCall> {
  await person.all(run.id);
  return lastCall((await person.messages(id)).messages[1]?.tool_calls);
}

export function lastCall(calls: readonly ToolCall[] | undefined): ToolCall {
  const call = calls?.at(-1);
  if (!call) throw new Error('The model made no call');
  return call;
}
