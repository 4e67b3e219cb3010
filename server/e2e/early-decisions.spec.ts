import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ConversationPage } from '../src/conversations/conversations.dto.js';
import { type ToolCall } from '../src/messages/tool-call.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { ChatKitClient } from './chatkit-client.js';
import { freePort } from './free-port.js';
import { mcpConfig } from './mcp-config.js';
import { Person } from './person.js';
import { ServerProcess } from './server-process.js';
import { shopServer } from './shop-server.js';
import { testEnvironment, TestServer } from './test-server.js';
import { toolCallStates } from './tool-call-states.js';
import { toolsKnown } from './tools-known.js';

const [BUY, DELIVER, HOLD] = ['call shop__buy', 'call shop__deliver', 'call shop__hold'];

describe('A call that waits for its user while another one of its run is being made', () => {
  const open = new AsyncDisposableStack();
  let shop: Awaited<ReturnType<typeof shopServer>>;
  let model: Awaited<ReturnType<typeof callingModel>>;
  let database: TestDatabase;
  let settings: Record<string, string>;
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    shop = open.use(await shopServer());
    model = open.use(await callingModel());
    database = open.use(await createTestDatabase());
    const tools = { hold: { approval: 'never', retry: 'read' }, deliver: { approval: 'never' } };
    const MCP_CONFIG = await mcpConfig(open, { shop: { url: shop.url, tools } });
    settings = { ...model.settings, MCP_CONFIG };
    server = open.use(await TestServer.on(database.url, settings));
    ada = await server.person('Ada');
    await toolsKnown(ada);
  });

  afterAll(() => open.disposeAsync());

  /** Has these calls made at once; resolves when `hold` is being made and all others wait. */
  async function waiting(calls: readonly string[], person = ada) {
    const id = await person.newConversation();
    const { run } = await person.sendAsync(id, calls.join('\n'));
    const states = new Map<string, ToolCall>();
    for await (const event of person.follow(run.id)) {
      for (const call of toolCallStates([event])) states.set(call.id, call);
      const all = [...states.values()];
      const asking = all.filter(({ status }) => status === 'awaiting_approval');
      if (all.length === 0 || asking.length < calls.length - 1) continue;
      await shop.holding();
      return { id, run, calls: asking };
    }
    throw new Error('Nothing waits');
  }

  const decide = (call: ToolCall | undefined, word: object = { decision: 'approve' }, person = ada) =>
    person.post<RunView>(`/api/chat/tool-calls/${call?.id}/decision`, {
      scope: 'once',
      arguments_sha256: call?.arguments_sha256,
      ...word,
    });

  /** Reads on until the stream tells that the call stands so. */
  async function told(runId: string, call: ToolCall | undefined, status: string): Promise<void> {
    for await (const event of ada.follow(runId))
      if (toolCallStates([event]).some((state) => state.id === call?.id && state.status === status)) return;
    throw new Error(`The call was never told to be ${status}`);
  }

  /** How the run stood, one after the other, and how its calls ended. */
  async function ended({ id, run }: { id: string; run: RunView }, person = ada) {
    const events = await person.all(run.id);
    const { messages } = await person.messages(id);
    return {
      statuses: events.flatMap(({ event }) => (event.type === 'run.updated' ? [event.run.status] : [])),
      calls: messages[1]?.tool_calls ?? [],
      content: messages[1]?.content,
    };
  }

  it('takes leave at once, tells of it, and is made when the other one has ended, without a rest in between', async () => {
    const before = shop.bought;
    const asked = await waiting([BUY, HOLD]);
    const [call] = asked.calls;

    const { status, body } = await decide(call);
    await told(asked.run.id, call, 'running');

    expect([status, body.status]).toEqual([200, 'running']);
    expect((await ada.messages(asked.id)).messages[1]?.tool_calls[0]).toMatchObject({ status: 'running' });
    expect(shop.bought).toBe(before);
    shop.release();
    const end = await ended(asked);
    expect(end.calls).toMatchObject([{ status: 'success', attempt: 1 }, { status: 'success' }]);
    expect(end.statuses).not.toContain('awaiting_approval');
    expect(end.statuses.at(-1)).toBe('completed');
    expect(shop.bought).toBe(before + 1);
  });

  it('takes what a tool of the page has brought', async () => {
    const bob = await server.person('Bob');
    await toolsKnown(bob);
    const chat = new ChatKitClient(bob);
    const client_tools = [{ name: 'look', description: 'Looks', parameters: { type: 'object' } }];
    const heard = chat.create(`${HOLD}\ncall page__look {}`, {}, { client_tools });
    await shop.holding();
    const [conversation] = (await bob.get<ConversationPage>('/api/chat/conversations')).body.conversations;
    const thread_id = conversation?.id ?? '';

    const after = chat.stream('threads.add_client_tool_output', { thread_id, result: 'a tree' });
    for await (const event of bob.follow(conversation?.active_run?.id ?? ''))
      if (toolCallStates([event]).some(({ server, status }) => server === 'page' && status === 'success')) break;
    shop.release();

    const events = [...(await heard).events, ...(await after).events];
    expect(events.map(({ type }) => type)).not.toContain('error');
    const [, answer] = (await bob.messages(thread_id)).messages;
    expect(answer?.tool_calls).toMatchObject([{ status: 'success' }, { status: 'success' }]);
    expect(answer?.content).toContain('It came to: "a tree"');
  });

  it('is not made when it is denied, and the model hears why', async () => {
    const before = shop.bought;
    const asked = await waiting([HOLD, BUY]);

    await decide(asked.calls[0], { decision: 'deny', reason: 'too dear' });
    await told(asked.run.id, asked.calls[0], 'denied');
    shop.release();

    const end = await ended(asked);
    expect(end.calls[1]).toMatchObject({ status: 'denied', error: { message: expect.stringContaining('too dear') } });
    expect(end.content).toContain('too dear');
    expect(end.statuses).not.toContain('awaiting_approval');
    expect(shop.bought).toBe(before);
  });

  it('takes one word from its user, through any process, and none from a stranger', async () => {
    const eve = await server.person('Eve');
    const asked = await waiting([BUY, HOLD]);
    await using second = await TestServer.on(database.url, settings);

    const stranger = await decide(asked.calls[0], { decision: 'approve' }, eve);
    const other = await decide(asked.calls[0], { decision: 'approve', arguments_sha256: '0'.repeat(64) });
    const first = await decide(asked.calls[0], { decision: 'approve' }, ada.at(second.url));
    const again = await decide(asked.calls[0], { decision: 'deny' });
    shop.release();

    expect([stranger, other, first, again].map(({ status }) => status)).toEqual([404, 409, 200, 409]);
    expect((await ended(asked)).calls[0]?.status).toBe('success');
  });

  it('may be one of several, decided in any order, before and after the run has come to rest', async () => {
    const before = shop.bought;
    const asked = await waiting([BUY, BUY, BUY, HOLD]);
    const [first, second, third] = asked.calls;

    await decide(third);
    await decide(first, { decision: 'deny' });
    shop.release();
    const rested = await ended(asked);
    await decide(second);

    expect(rested.calls.map(({ status }) => status)).toEqual(['denied', 'awaiting_approval', 'success', 'success']);
    expect(rested.statuses.at(-1)).toBe('awaiting_approval');
    const end = await ended(asked);
    expect(end.calls.map(({ status }) => status)).toEqual(['denied', 'success', 'success', 'success']);
    expect(shop.bought).toBe(before + 2);
  });

  it('takes the answers to a form', async () => {
    const asked = await waiting([DELIVER, HOLD]);
    const path = `/api/chat/tool-calls/${asked.calls[0]?.id}/input`;

    const wrong = await ada.post(path, { answers: { street: 7 } });
    const right = await ada.post<RunView>(path, { answers: { street: 'Elm Street' } });
    await told(asked.run.id, asked.calls[0], 'running');
    shop.release();

    expect([wrong.status, right.status, right.body.status]).toEqual([422, 200, 'running']);
    const end = await ended(asked);
    expect(end.calls[0]).toMatchObject({
      status: 'success',
      result: { content: [{ text: 'Delivered to Elm Street' }] },
    });
    expect(end.statuses).not.toContain('awaiting_approval');
  });

  it('takes the answers to the questions of a ChatKit client, which sees them answered at once', async () => {
    const asked = await waiting([DELIVER, BUY, HOLD]);
    const chat = new ChatKitClient(ada);
    const { data } = await chat.items(asked.id, { order: 'asc' });
    const question = data.find((item) => item.type === 'structured_input');
    const [street, choice] = question?.inputs ?? [];
    const answers = { [street?.id ?? '']: { values: ['Elm Street'] }, [choice?.id ?? '']: { values: ['Allow once'] } };

    const heard = chat.stream('threads.add_structured_input', {
      thread_id: asked.id,
      item_id: question?.id,
      input: { answers },
    });
    for (const call of asked.calls) await told(asked.run.id, call, 'running');
    const meanwhile = (await chat.items(asked.id, { order: 'asc' })).data.find(({ id }) => id === question?.id);
    shop.release();

    expect(question).toMatchObject({ status: 'pending' });
    expect(meanwhile).toMatchObject({ status: 'answered' });
    const shown = (await heard).events.flatMap((event) =>
      'item' in event && event.item.id === question?.id ? [event.item] : [],
    );
    expect(shown).toEqual([meanwhile]);
    expect((await ended(asked)).calls.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
  });

  it('is not made when the answer is stopped, and then takes no word any more', async () => {
    const before = shop.bought;
    const asked = await waiting([BUY, BUY, BUY, HOLD]);
    await decide(asked.calls[0]);
    await decide(asked.calls[1], { decision: 'deny' });

    const { body } = await ada.post<RunView>(`/api/chat/runs/${asked.run.id}/cancel`);
    const late = await decide(asked.calls[2]);

    expect([body.status, late.status]).toEqual(['cancelled', 409]);
    const { calls } = await ended(asked);
    expect(calls.slice(0, 3).map(({ status }) => status)).toEqual(['cancelled', 'denied', 'cancelled']);
    expect(shop.bought).toBe(before);
    shop.release();
  });

  it('is made once, however closely its leave and the end of the other call coincide', async () => {
    const before = shop.bought;
    const turns = Array.from({ length: 12 }, (_, turn) => turn);

    for (const turn of turns) {
      const asked = await waiting([BUY, HOLD]);
      shop.release();
      for (let look = 0; look < turn % 6; look++) await ada.run(asked.run.id);
      const { status } = await decide(asked.calls[0]);

      expect(status).toBe(200);
      for (let run = asked.run; run.status !== 'completed'; run = await ada.run(run.id)) await ada.all(run.id);
    }

    expect(shop.bought).toBe(before + turns.length);
  });

  it.each([
    ['approve', 'success', 1],
    ['deny', 'denied', 0],
  ])(
    'keeps the word “%s” when its process is killed right after',
    async (decision, status, bought) => {
      const before = shop.bought;
      await using own = await createTestDatabase();
      await using stack = new AsyncDisposableStack();
      const DATA_DIR = await mkdtemp(join(tmpdir(), 'chatkeep-decided-'));
      stack.defer(() => rm(DATA_DIR, { recursive: true }));
      const process = async (more: Record<string, string>) => {
        const place = { PORT: String(await freePort()), PUBLIC_URL: 'http://localhost', DATA_DIR };
        return await ServerProcess.start(decision, { ...testEnvironment(own.url, settings), ...place, ...more });
      };
      await using dying = await process({ FAIL_AT: 'decided:1' });
      const eve = await Person.register(dying.url, 'Eve');
      await toolsKnown(eve);
      const asked = await waiting([BUY, HOLD], eve);

      await expect(decide(asked.calls[0], { decision }, eve)).rejects.toThrow();
      await dying.exited;
      await using next = await process({});
      const again = eve.at(next.url);
      const release = setInterval(shop.release, 100);
      const end = await ended(asked, again);
      clearInterval(release);

      expect(end.calls).toMatchObject([{ status }, { status: 'success' }]);
      expect(end.statuses.at(-1)).toBe('completed');
      expect(shop.bought).toBe(before + bought);
    },
    60_000,
  );
});
