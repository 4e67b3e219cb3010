import { type ToolCall } from '../src/messages/tool-call.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { shopServer } from './shop-server.js';
import { TestServer } from './test-server.js';
import { toolCallStates } from './tool-call-states.js';
import { toolsKnown } from './tools-known.js';

/** What a message says to have a tool of the shop called; `HOLD` keeps its run going until the shop releases it. */
export const [BUY, DELIVER, HOLD] = ['call shop__buy', 'call shop__deliver', 'call shop__hold'];

export type HeldShop = Awaited<ReturnType<typeof heldShop>>;

/** Ada at a server with a shop that can hold a call. */
export async function heldShop() {
  const open = new AsyncDisposableStack();
  const shop = open.use(await shopServer());
  const model = open.use(await callingModel());
  const database = open.use(await createTestDatabase());
  const tools = { hold: { approval: 'never', retry: 'read' }, deliver: { approval: 'never' } };
  const MCP_CONFIG = await mcpConfig(open, { shop: { url: shop.url, tools } });
  const settings = { ...model.settings, MCP_CONFIG };
  const server = open.use(await TestServer.on(database.url, settings));
  const ada = await server.person('Ada');
  await toolsKnown(ada);
  return { shop, database, settings, server, ada, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

/** Has these calls made at once; resolves when `HOLD` is being made and all others wait for their user. */
export async function waiting(shop: HeldShop['shop'], person: Person, lines: readonly string[]) {
  const id = await person.newConversation();
  const { run } = await person.sendAsync(id, lines.join('\n'));
  const states = new Map<string, ToolCall>();
  for await (const event of person.follow(run.id)) {
    for (const call of toolCallStates([event])) states.set(call.id, call);
    const calls = [...states.values()].filter(({ status }) => status === 'awaiting_approval');
    if (states.size === 0 || calls.length < lines.length - 1) continue;
    await shop.holding();
    return { id, run, calls };
  }
  throw new Error('Nothing waits');
}

/** Reads on until the stream tells that the call stands so. */
export async function told(person: Person, runId: string, call: ToolCall | undefined, status: string): Promise<void> {
  for await (const event of person.follow(runId))
    if (toolCallStates([event]).some((state) => state.id === call?.id && state.status === status)) return;
  throw new Error(`The call was never told to be ${status}`);
}

/** How the run stood, one after the other, and how its calls ended. */
export async function ended(person: Person, { id, run }: { id: string; run: RunView }) {
  const events = await person.all(run.id);
  const { messages } = await person.messages(id);
  return {
    statuses: events.flatMap(({ event }) => (event.type === 'run.updated' ? [event.run.status] : [])),
    calls: messages[1]?.tool_calls ?? [],
    content: messages[1]?.content,
  };
}
