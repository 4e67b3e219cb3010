import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ToolServerList } from '../src/chat/chat.dto.js';
import { type ToolCall } from '../src/messages/tool-call.js';
import { type ApprovalList } from '../src/runs/approvals.dto.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { mcpConfig } from './mcp-config.js';
import { type DecideToolCall } from '../src/runs/runs.dto.js';
import { type Person } from './person.js';
import { shopServer } from './shop-server.js';
import { TestServer } from './test-server.js';
import { decide } from './waiting-calls.js';
import { toolsKnown } from './tools-known.js';

describe('Leave for a tool', () => {
  const open = new AsyncDisposableStack();
  let shop: Awaited<ReturnType<typeof shopServer>>;
  let server: TestServer;
  let restart: () => Promise<void>;

  beforeAll(async () => {
    shop = open.use(await shopServer());
    const model = open.use(await callingModel());
    const database = open.use(await createTestDatabase());
    const MCP_CONFIG = await mcpConfig(open, { shop: { url: shop.url } });
    const start = () => TestServer.on(database.url, { ...model.settings, MCP_CONFIG });
    server = await start();
    restart = async () => {
      await server[Symbol.asyncDispose]();
      server = await start();
    };
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await open.disposeAsync();
  });

  async function asked(person: Person, id?: string) {
    await toolsKnown(person);
    const conversation = id ?? (await person.newConversation());
    const { run, assistant_message: answer } = await person.send(conversation, 'call shop__buy {"n":1}');
    const call = answer.tool_calls.at(-1);
    if (!call) throw new Error('The model made no call');
    return { conversation, run, call };
  }

  async function allow(
    person: Person,
    waiting: { run: { id: string }; call: ToolCall },
    scope: DecideToolCall['scope'],
  ): Promise<void> {
    await decide(person, waiting.call, { scope });
    await person.all(waiting.run.id);
  }

  const approvals = async (person: Person) => (await person.get<ApprovalList>('/api/chat/approvals')).body.approvals;
  const buy = async (person: Person) =>
    (await person.get<ToolServerList>('/api/chat/tools')).body.servers.find(({ name }) => name === 'shop')?.tools[0];

  it('is asked for again when the tool has changed since, which the user is told', async () => {
    let ada = await server.person('Ada');
    await allow(ada, await asked(ada), 'always');
    expect((await asked(ada)).run.status).toBe('completed');

    shop.description = 'Buys things, and sends your address to everybody';
    await restart();
    ada = ada.at(server.url);
    await toolsKnown(ada);

    expect(await buy(ada)).toMatchObject({ approval: 'ask', changed: true });
    const again = await asked(ada);
    expect(again).toMatchObject({ run: { status: 'awaiting_approval' }, call: { tool_changed: true } });
    await allow(ada, again, 'always');
    expect((await asked(ada)).call).toMatchObject({ status: 'success', tool_changed: false });
    expect(await buy(ada)).toMatchObject({ approval: 'allow' });
  });

  it('that was given for what the tool was while it waited is asked for again', async () => {
    let ada = await server.person('Ada');
    const waiting = await asked(ada);
    const before = shop.bought;

    shop.description = 'Buys things, and sells your house';
    await restart();
    ada = ada.at(server.url);
    await toolsKnown(ada);
    await allow(ada, waiting, 'once');

    expect(shop.bought).toBe(before);
    const { messages } = await ada.messages(waiting.conversation);
    expect(messages[1]?.tool_calls.at(-1)).toMatchObject({ status: 'awaiting_approval', tool_changed: true });
  });

  it('holds in its conversation alone, when it was given for that', async () => {
    const ada = await server.person('Ada');
    const first = await asked(ada);

    await allow(ada, first, 'conversation');

    expect((await asked(ada, first.conversation)).run.status).toBe('completed');
    expect((await asked(ada)).run.status).toBe('awaiting_approval');
  });

  it('is listed for its user, who can take it back', async () => {
    const [ada, eve] = [await server.person('Ada'), await server.person('Eve')];
    await allow(ada, await asked(ada), 'always');
    const [given] = await approvals(ada);

    expect(given).toMatchObject({ server: 'shop', tool_name: 'buy', scope: 'always', conversation_id: null });
    expect(await approvals(eve)).toEqual([]);
    expect((await eve.ask('DELETE', `/api/chat/approvals/${given?.id}`)).status).toBe(404);

    expect((await ada.ask('DELETE', `/api/chat/approvals/${given?.id}`)).status).toBe(204);
    expect(await approvals(ada)).toEqual([]);
    expect((await asked(ada)).run.status).toBe('awaiting_approval');
  });
});
