import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoModel } from '../src/demo-model/demo-model.js';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { type SentMessage } from '../src/runs/runs.dto.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { foldedText } from './folded-text.js';
import { mcpConfig } from './mcp-config.js';
import { type NumberedEvent, type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

/** One person at two processes on one database; the first is the one that takes what it is sent. */
async function twoServers(open: AsyncDisposableStack, settings: Record<string, string>) {
  const database = open.use(await createTestDatabase());
  const one = open.use(await TestServer.on(database.url, settings));
  const other = open.use(await TestServer.on(database.url, settings));
  const here = await one.person('Ada');
  return { here, there: here.at(other.url) };
}

describe('Stopping an answer', () => {
  const open = new AsyncDisposableStack();
  let demo: DemoModel;
  let here: Person;
  let there: Person;

  beforeAll(async () => {
    demo = new DemoModel({ firstTokenMs: 0, chunkMs: 0, faults: true });
    const { baseUrl } = await demo.start();
    open.defer(() => demo.stop());
    const model = { OPENAI_BASE_URL: baseUrl, OPENAI_API: 'responses', OPENAI_MODEL: 'demo-scripted' };
    ({ here, there } = await twoServers(open, model));
  });

  afterAll(() => open.disposeAsync());

  it('in another process than the one it is written in reaches the model, and nothing comes after', async () => {
    const id = await here.newConversation();
    const { run } = await here.sendAsync(id, 'Long answer [[fault:hang:40]]');
    const seen = await untilItSpeaks(here, run.id);

    const { body } = await there.post<RunView>(`/api/chat/runs/${run.id}/cancel`);
    await demo.requests.at(-1)?.ended;

    expect(body.status).toBe('cancelled');
    expect(demo.requests.at(-1)?.outcome).toBe('aborted');
    const events = await there.all(run.id);
    expect(events.slice(0, seen.length)).toEqual(seen);
    expect(events.at(-1)?.event).toMatchObject({ type: 'run.updated', run: { status: 'cancelled' } });
    const { messages } = await there.messages(id);
    expect(messages[1]).toMatchObject({ status: 'stopped', content: foldedText(events.map(({ event }) => event)) });
    expect(messages[1]?.content).toContain('This is sentence');
    expect(await there.all(run.id, events.length)).toEqual([]);
  });

  it('ends it for all who read it, also those who came back in the middle', async () => {
    const { run } = await here.sendAsync(await here.newConversation(), 'Long answer [[fault:hang:40]]');
    const seen = await untilItSpeaks(here, run.id);
    const readers = [here.all(run.id), there.all(run.id, seen.length - 1), there.all(run.id, seen.length)];

    await there.post(`/api/chat/runs/${run.id}/cancel`);

    for (const events of await Promise.all(readers))
      expect(events.at(-1)?.event).toMatchObject({ type: 'run.updated', run: { status: 'cancelled' } });
  });

  it('answers fifty copies of one message with the one message and its one run', async () => {
    const id = await here.newConversation();
    const copy = (person: Person) =>
      person.post<SentMessage>(
        `/api/chat/conversations/${id}/messages`,
        { content: 'Hello' },
        { 'Idempotency-Key': 'fifty' },
      );

    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => copy(i % 2 === 0 ? here : there)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await there.messages(id)).messages.map((message) => message.id)).toEqual([
      answers[0]?.body.user_message.id,
      answers[0]?.body.assistant_message.id,
    ]);
  });
});

describe('Stopping an answer while it uses a tool', () => {
  const open = new AsyncDisposableStack();

  afterAll(() => open.disposeAsync());

  it.each([
    ['effect', 'today', 'unknown_outcome'],
    ['read', 'today', 'cancelled'],
    ['effect', '2025', 'unknown_outcome'],
  ])('reaches the tool, and says of one of class %s at a server of %s: %s', async (retry, era, status) => {
    const fixture = open.use(await fixtureServer({ isLegacy: era === '2025' }));
    const model = open.use(await callingModel());
    const tools = { slow: { retry } };
    const MCP_CONFIG = await mcpConfig(open, { wiki: { url: fixture.url, approval: 'never', tools } });
    const { here, there } = await twoServers(open, { ...model.settings, MCP_CONFIG });
    await toolsKnown(here);
    const id = await here.newConversation();
    const { run } = await here.sendAsync(id, 'call wiki__slow');
    await fixture.slow.started;

    const { body } = await there.post<RunView>(`/api/chat/runs/${run.id}/cancel`);
    await fixture.slow.stopped;

    expect(body.status).toBe('cancelled');
    expect((await there.messages(id)).messages[1]).toMatchObject({ status: 'stopped', tool_calls: [{ status }] });
    expect(model.requests).toHaveLength(1);
    expect(fixture.seen.tools).toEqual(['slow']);
  });
});

/** What there is to read of an answer up to its first words. */
async function untilItSpeaks(person: Person, runId: string): Promise<NumberedEvent[]> {
  const seen: NumberedEvent[] = [];
  for await (const event of person.follow(runId)) {
    seen.push(event);
    if (event.event.type === 'thread.item.updated' && JSON.stringify(event.event).includes('text_delta')) break;
  }
  return seen;
}
