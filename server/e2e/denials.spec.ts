import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { callingModel } from './calling-model.js';
import { ChatKitClient } from './chatkit-client.js';
import { questionIn, threadOf } from './chatkit-heard.js';
import { mcpConfig } from './mcp-config.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';
import { decide } from './waiting-calls.js';

const CALL = 'call wiki__echo {"text":"Hi"}';

describe('The reason why a call is denied', () => {
  const open = new AsyncDisposableStack();
  let server: TestServer;

  beforeAll(async () => {
    const fixture = open.use(await fixtureServer());
    const model = open.use(await callingModel());
    const MCP_CONFIG = await mcpConfig(open, { wiki: { url: fixture.url } });
    server = open.use(await TestServer.start({ ...model.settings, MCP_CONFIG }));
    await toolsKnown(await server.person('Grace'));
  });

  afterAll(() => open.disposeAsync());

  it.each([
    ['with characters that nothing can store', 'No\0', 'No\uFFFD'],
    ['that is cut in the middle of a character', `${'x'.repeat(999)}😀`, `${'x'.repeat(999)}\uFFFD`],
  ])('may be one %s, through ChatKit', async (_, reason, kept) => {
    const ada = await server.person('Ada');
    const chat = new ChatKitClient(ada);
    const heard = await chat.create(CALL);
    const [thread_id, question] = [threadOf(heard).id, questionIn(heard)];
    const [choice = '', why = ''] = question.inputs.map(({ id }) => id);

    const input = { answers: { [choice]: { values: ['Deny'] }, [why]: { values: [reason] } } };
    const after = await chat.stream('threads.add_structured_input', { thread_id, item_id: question.id, input });

    expect(after.events.map(({ type }) => type)).not.toContain('error');
    expect((await ada.messages(thread_id)).messages[1]?.tool_calls).toMatchObject([
      { status: 'denied', denial_reason: kept, error: { message: `You did not allow this: ${kept}` } },
    ]);
  });

  it('is none when it is null', async () => {
    const ada = await server.person('Ada');
    const conversation = await ada.newConversation();
    const { assistant_message: answer } = await ada.send(conversation, CALL);

    await decide(ada, answer.tool_calls[0], { decision: 'deny', reason: null });

    expect((await ada.messages(conversation)).messages[1]?.tool_calls).toMatchObject([
      { status: 'denied', denial_reason: null, error: { message: 'You did not allow this.' } },
    ]);
  });
});
