import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ToolServerList } from '../src/chat/chat.dto.js';
import { FaultProxy, type NetworkFault } from '../src/testing/fault-proxy.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { answerText } from './chaos/answer-of.js';
import { Effects } from './chaos/effects.js';
import { contentOf, type Order, PLAIN, wholeAnswer } from './chaos/order.js';
import { ScriptedModel } from './chaos/scripted-model.js';
import { nameTools } from './chaos/stage.js';
import { type NumberedEvent, type Person } from './person.js';
import { TestServer } from './test-server.js';

/** How long the way to the database stays bad; longer with FAULT_SECONDS. */
const LASTS_MS = Number(process.env['FAULT_SECONDS'] ?? 4) * 1000;
const LIMITS = { MODEL_IDLE_TIMEOUT_MS: '3000', TOOL_TIMEOUT_MS: '5000' };

type Outcomes = Record<'model' | 'tool' | 'database', string>;

const SLOW: Outcomes = { model: 'completed', tool: 'success', database: 'completed' };
const CUT: Outcomes = {
  model: 'failed: The connection to the AI model broke off during the answer. Retry to get a whole one.',
  tool: 'unknown_outcome: The connection to the effects server broke off before it answered. It may or may not have done its work: look before you try again.',
  database: 'completed',
};
const SILENT: Outcomes = {
  model: 'failed: The AI model stopped in the middle of its answer. Retry to get a whole one.',
  tool: 'unknown_outcome: The effects server did not answer within 5 s. It may or may not have done its work: look before you try again.',
  database: 'completed',
};

describe('Runs, when the network to the model, to a tool and to the database', () => {
  let model: ScriptedModel;
  let effects: Effects;
  let databases: Awaited<ReturnType<typeof createTestDatabase>>[];
  let folder: string;
  let ways: Record<keyof Outcomes, FaultProxy>;
  let servers: Record<keyof Outcomes | 'other', TestServer>;
  let people: Record<keyof Outcomes | 'other', Person>;

  beforeAll(async () => {
    [model, effects] = await Promise.all([ScriptedModel.start(), Effects.start()]);
    databases = await Promise.all([1, 2, 3].map(() => createTestDatabase())); // a server beside would take runs over
    const [ofModel, ofTool, shared] = databases.map(({ url }) => url) as [string, string, string];
    folder = await mkdtemp(join(tmpdir(), 'chatkeep-faults-'));
    const [toModel, toTool, toDatabase] = await Promise.all(
      [model.url, effects.url, shared].map((url) => FaultProxy.to(url)),
    );
    if (!toModel || !toTool || !toDatabase) throw new Error('Three proxies are needed');
    ways = { model: toModel, tool: toTool, database: toDatabase };
    const usual = {
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'scripted',
      MCP_CONFIG: await nameTools(folder, effects.url),
      ...LIMITS,
    };
    const start = (url: string, settings: Record<string, string> = {}) => TestServer.on(url, { ...usual, ...settings });
    servers = {
      other: await start(shared),
      model: await start(ofModel, { OPENAI_BASE_URL: toModel.through(model.url) }),
      tool: await start(ofTool, {
        MCP_CONFIG: await nameTools(await mkdtemp(join(folder, 'bad-')), toTool.through(effects.url)),
      }),
      database: await start(toDatabase.through(shared)),
    };
    const [other, overModel, overTool] = await Promise.all(
      [servers.other, servers.model, servers.tool].map((server) => server.person('Ada')),
    );
    if (!other || !overModel || !overTool) throw new Error('Three people are needed');
    people = { other, model: overModel, tool: overTool, database: other.at(servers.database.url) };
  }, 60_000);

  afterAll(async () => {
    for (const server of Object.values(servers)) await server[Symbol.asyncDispose]();
    for (const resource of [...Object.values(ways), model, effects, ...databases])
      await resource[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it.each<[string, NetworkFault, Outcomes]>([
    ['is two seconds long', { kind: 'latency', ms: 2_000 }, SLOW],
    ['resets connections', { kind: 'reset' }, CUT],
    ['cuts connections in the middle', { kind: 'cut', bytes: 60 }, CUT],
    ['swallows everything', { kind: 'black-hole' }, SILENT],
    ['lets through a trickle', { kind: 'throttle', bytesPerSecond: 2_000 }, SLOW],
    ['has forgotten connections', { kind: 'half-open' }, SILENT],
  ])(
    '%s, end in their documented states, and go well again at once',
    async (name, fault, outcomes) => {
      const label = name.replaceAll(' ', '-');

      const [model, tool, database] = await Promise.all([
        overBadModel(`model-${label}`, fault),
        overBadTool(`tool-${label}`, fault),
        overBadDatabase(`database-${label}`, fault),
      ]);

      expect({ model, tool, database }).toEqual(outcomes);
    },
    60_000 + 2 * LASTS_MS,
  );

  /** The way to the model goes bad in the middle of a text. */
  const overBadModel = async (label: string, fault: NetworkFault): Promise<string> => {
    const me = people.model;
    const { run } = await order(me, { label, tool: 'none', words: 45, pace: 100 });
    await untilText(me.follow(run.id));
    ways.model.break(fault);
    const { status, error } = await ended(me, run.id);
    ways.model.heal();
    await goesWell(me, { label: `${label}-after`, tool: 'none' });
    return error ? `${status}: ${error.message}` : status;
  };

  /** The way to a tool goes bad when the tool has taken effect and not answered yet. */
  const overBadTool = async (label: string, fault: NetworkFault): Promise<string> => {
    const me = people.tool;
    await toolIsBack(me);
    const { run, conversation_id } = await order(me, { label, toolMs: 1_000 });
    while (!(await effects.counts()).has(label)) await delay(20);
    ways.tool.break(fault);
    await goesWell(me, { label: `${label}-beside`, tool: 'none' });
    await ended(me, run.id);
    ways.tool.heal();
    const call = (await me.messages(conversation_id)).messages.flatMap(({ tool_calls }) => tool_calls)[0];
    await goesWell(me, { label: `${label}-after` });
    expect((await effects.counts()).get(label)).toBe(1);
    return call?.error ? `${call.status}: ${call.error.message}` : (call?.status ?? '');
  };

  /** The way from one server to the database goes bad in the middle of a text; the other server notices nothing. */
  const overBadDatabase = async (label: string, fault: NetworkFault): Promise<string> => {
    const { database: me, other: there } = people;
    const { run } = await order(me, { label, tool: 'none', words: 45, pace: 100 });
    await untilText(there.follow(run.id));
    ways.database.break(fault);
    await goesWell(there, { label: `${label}-beside` });
    await delay(fault.kind === 'half-open' ? Math.max(LASTS_MS, 10_000) : LASTS_MS);
    ways.database.heal();
    await comesBack(me, { label: `${label}-after` });
    const events = await there.all(run.id);
    expect(answerText(events.map(({ event }) => event))).toBe(wholeAnswer({ label, words: 45, tool: 'none' }));
    return (await ended(there, run.id)).status;
  };

  const order = async (me: Person, wanted: Partial<Order> & { label: string }) => {
    const conversation_id = await me.newConversation();
    return { ...(await me.sendAsync(conversation_id, contentOf({ ...PLAIN, ...wanted }))), conversation_id };
  };

  /** An order that is sent now is taken in and answered at the first attempt. */
  const goesWell = async (me: Person, wanted: Partial<Order> & { label: string }): Promise<void> => {
    const answer = await say(me, await me.newConversation(), wanted);
    expect(answer).toMatchObject({ status: 201, body: { run: { status: 'completed' } } });
  };

  /** A server gives up what is left of its bad connections, long before TCP would, and takes orders in again. */
  const comesBack = async (me: Person, wanted: Partial<Order> & { label: string }): Promise<void> => {
    const id = await people.other.newConversation();
    let answer = await say(me, id, wanted);
    while (answer.status === 503) answer = await say(me, id, wanted);
    expect(answer).toMatchObject({ status: 201, body: { run: { status: 'completed' } } });
  };

  const say = (me: Person, conversationId: string, wanted: Partial<Order> & { label: string }) =>
    me.post(`/api/chat/conversations/${conversationId}/messages`, { content: contentOf({ ...PLAIN, ...wanted }) });
});

/** How the run stands when it is over or waits for the user. */
async function ended(me: Person, runId: string): Promise<RunView> {
  await me.all(runId);
  for (;;) {
    const { status, body } = await me.get<RunView>(`/api/chat/runs/${runId}`);
    if (status === 200) return body;
  }
}

/** A server that was found away is left alone for ten seconds: an answer that begins before is one without its tools. */
async function toolIsBack(me: Person): Promise<void> {
  for (;;) {
    const { body } = await me.get<ToolServerList>('/api/chat/tools');
    if (body.servers.some(({ name, status }) => name === 'effects' && status === 'ready')) return;
    await delay(50);
  }
}

async function untilText(events: AsyncGenerator<NumberedEvent>): Promise<void> {
  for await (const { event } of events)
    if (event.type === 'thread.item.updated' && event.update.type === 'assistant_message.content_part.text_delta')
      return;
}
