import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { type ToolCall } from '../src/messages/tool-call.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { restarted } from './restarted.js';
import { TestServer } from './test-server.js';
import { toolCallStates } from './tool-call-states.js';
import { toolsKnown } from './tools-known.js';

describe('A tool whose server asks the user', () => {
  const open = new AsyncDisposableStack();
  let model: Awaited<ReturnType<typeof callingModel>>;
  let database: TestDatabase;
  let settings: Record<string, string>;
  let restart: () => Promise<void>;
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    const fixture = open.use(await fixtureServer());
    const legacy = open.use(await fixtureServer({ isLegacy: true }));
    model = open.use(await callingModel());
    database = open.use(await createTestDatabase());
    const MCP_CONFIG = await mcpConfig(open, {
      wiki: { url: fixture.url, approval: 'never' },
      old: { url: legacy.url, approval: 'never' },
    });
    settings = { ...model.settings, MCP_CONFIG, SHUTDOWN_GRACE_MS: '500' };
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

  /** Sends a message, and answers what then stands in the conversation. */
  async function asked(message: string) {
    const id = await ada.newConversation();
    const { run, assistant_message: answer } = await ada.send(id, message);
    return { id, run, call: callOf(answer.tool_calls) };
  }

  const input = (call: ToolCall, body: object, person = ada) =>
    person.post<RunView>(`/api/chat/tool-calls/${call.id}/input`, body);

  /** How the call ended, after its run has gone on. */
  async function settled({ id, run }: { id: string; run: RunView }): Promise<ToolCall> {
    await ada.all(run.id);
    return callOf((await ada.messages(id)).messages[1]?.tool_calls);
  }

  it('shows the form and waits; goes on with the answers', async () => {
    const waiting = await asked('call wiki__ask');
    expect(waiting.run.status).toBe('awaiting_approval');
    expect(waiting.call).toMatchObject({
      status: 'awaiting_approval',
      input_request: {
        message: 'Shall I?',
        mode: 'form',
        requested_schema: { properties: { sure: { type: 'boolean', title: 'Are you sure?' } }, required: ['sure'] },
      },
    });

    const { status, body } = await input(waiting.call, { answers: { sure: true } });

    expect([status, body.status]).toEqual([200, 'running']);
    expect(await settled(waiting)).toMatchObject({
      status: 'success',
      input_request: null,
      attempt: 1,
      result: { structuredContent: { sure: true } },
    });
  });

  it('is answered after a restart', async () => {
    const waiting = await asked('call wiki__ask');
    await restart();

    await input(waiting.call, { answers: { sure: false } });

    expect(await settled(waiting)).toMatchObject({ status: 'success', result: { structuredContent: { sure: false } } });
  });

  it('refuses answers that the form does not take, and names the field', async () => {
    const { call } = await asked('call wiki__ask');

    const answers = await Promise.all(
      [{ answers: { sure: 'yes' } }, { answers: {} }, { answers: { sure: true, more: 1 } }, {}, { skipped: false }].map(
        (body) => input(call, body),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect(answers.map(({ body }) => (body as unknown as { errors: { field: string }[] }).errors[0]?.field)).toEqual([
      'answers.sure',
      'answers.sure',
      'answers.more',
      'answers',
      'skipped',
    ]);
  });

  it('tells the server when the user does not want to answer', async () => {
    const waiting = await asked('call wiki__ask-many');

    await input(waiting.call, { skipped: true });
    await input(waiting.call, { skipped: true });

    expect(await settled(waiting)).toMatchObject({ status: 'success', result: { content: [{ text: 'declined' }] } });
  });

  it('may ask several things, one after the other, and again when it has heard the answers', async () => {
    const waiting = await asked('call wiki__ask-many');
    const messages = [waiting.call.input_request?.message];

    for (const answer of ['one', 'two', 'three']) {
      await input(waiting.call, { answers: { answer } });
      messages.push((await settled(waiting)).input_request?.message);
    }

    expect(messages).toEqual(['First?', 'Second?', 'Third?', undefined]);
    expect(await settled(waiting)).toMatchObject({ result: { content: [{ text: 'one, two, three' }] } });
  });

  it('is stopped when it never has enough', async () => {
    const waiting = await asked('call wiki__ask-forever');

    for (let call = waiting.call; call.status === 'awaiting_approval'; call = await settled(waiting))
      await input(call, { answers: { answer: 'x' } });

    expect(await settled(waiting)).toMatchObject({ status: 'error', error: { code: 'tool_asks_back' } });
  });

  it('offers a page by its whole address, and goes on when the user has agreed', async () => {
    const waiting = await asked('call wiki__visit');
    expect(waiting.call.input_request).toEqual({
      message: 'Please sign in there',
      mode: 'url',
      url: 'https://pay.example/sign-in',
    });

    await input(waiting.call, { answers: {} });

    expect(await settled(waiting)).toMatchObject({ status: 'success', result: { content: [{ text: 'visited' }] } });
  });

  it('keeps what the server has for itself from the user and from the model', async () => {
    const waiting = await asked('call wiki__ask');
    await input(waiting.call, { answers: { sure: true } });
    await settled(waiting);

    const shown = JSON.stringify([await ada.all(waiting.run.id), await ada.messages(waiting.id)]);
    const { text: exported } = await ada.file('/api/auth/me/export');

    for (const text of [shown, exported, ...model.requests]) expect(text).not.toContain('only for the server');
  });

  it('takes no answer from a stranger, none twice, and no leave in its place', async () => {
    const eve = await server.person('Eve');
    const { call } = await asked('call wiki__ask');
    const approval = { decision: 'approve', scope: 'once', arguments_sha256: call.arguments_sha256 };

    const stranger = await input(call, { answers: { sure: true } }, eve);
    const leave = await ada.post(`/api/chat/tool-calls/${call.id}/decision`, approval);
    const first = await input(call, { answers: { sure: true } });
    const second = await input(call, { answers: { sure: true } });

    expect([stranger.status, leave.status, first.status, second.status]).toEqual([404, 409, 200, 409]);
  });

  it('gives way to a new message', async () => {
    const waiting = await asked('call wiki__ask');

    await ada.send(waiting.id, 'Never mind');

    expect(await settled(waiting)).toMatchObject({ status: 'denied', input_request: null });
  });

  describe('of 2025, which cannot wait for days,', () => {
    /** Sends a message without waiting for the answer, and reads on until its call asks. */
    async function askedNow(tool = 'ask-live') {
      const id = await ada.newConversation();
      const { run } = await ada.sendAsync(id, `call old__${tool}`);
      for await (const event of ada.follow(run.id))
        for (const call of toolCallStates([event])) if (call.input_request) return { id, run, call };
      throw new Error('Nothing was asked');
    }

    it('shows the same form while the call stays open, and gets the answer through any process', async () => {
      const waiting = await askedNow();
      await using second = await TestServer.on(database.url, settings);

      const wrong = await input(waiting.call, { answers: { when: 7 } });
      const stranger = await input(waiting.call, { answers: { when: 'now' } }, await server.person('Eve'));
      const right = await input(waiting.call, { answers: { when: 'now' } }, ada.at(second.url));
      const again = await input(waiting.call, { answers: { when: 'later' } });

      expect(waiting.call).toMatchObject({
        status: 'awaiting_approval',
        input_request: { message: 'Now?', mode: 'form' },
      });
      expect([wrong.status, stranger.status, right.status, again.status]).toEqual([422, 404, 200, 409]);
      expect(await settled(waiting)).toMatchObject({
        status: 'success',
        input_request: null,
        attempt: 1,
        result: { content: [{ text: 'accept' }], structuredContent: { when: 'now', sure: true } },
      });
      expect((await ada.run(waiting.run.id)).status).toBe('completed');
    });

    it('hears that the user does not want to answer', async () => {
      const waiting = await askedNow();

      await input(waiting.call, { skipped: true });

      expect(await settled(waiting)).toMatchObject({ status: 'success', result: { content: [{ text: 'decline' }] } });
    });

    it('is heard one question after the other, also when it asks both at once', async () => {
      const { id, run, call } = await askedNow('ask-both');
      const told: string[] = [];

      for await (const event of ada.follow(run.id))
        for (const { input_request: request } of toolCallStates([event]))
          if (request && told.push(request.message)) await input(call, { answers: { when: request.message } });

      expect(told).toEqual(['First?', 'Second?']);
      expect(await settled({ id, run })).toMatchObject({ result: { content: [{ text: 'First?, Second?' }] } });
    });

    it('is left when the user stops the answer', async () => {
      const waiting = await askedNow();

      await ada.post(`/api/chat/runs/${waiting.run.id}/cancel`);

      expect(await settled(waiting)).toMatchObject({ status: 'unknown_outcome', input_request: null });
      expect((await input(waiting.call, { answers: { when: 'now' } })).status).toBe(409);
    });

    it('is a call whose outcome nobody knows when the process ends meanwhile', async () => {
      const waiting = await askedNow();

      await restart();

      expect(await settled(waiting)).toMatchObject({ status: 'unknown_outcome', input_request: null });
      expect((await ada.run(waiting.run.id)).status).toBe('awaiting_approval');
    });
  });
});

function callOf(calls: readonly ToolCall[] | undefined): ToolCall {
  const call = calls?.at(-1);
  if (!call) throw new Error('The model made no call');
  return call;
}
