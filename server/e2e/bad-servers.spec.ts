import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { type ToolServerList } from '../src/chat/chat.dto.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolCallStates } from './tool-call-states.js';
import { toolsKnown } from './tools-known.js';

/** A server that sends whoever asks to the place where clouds keep their secrets. */
async function redirecting() {
  const server = createServer((_, response) =>
    response.writeHead(307, { Location: 'http://169.254.169.254/latest' }).end(),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('Bad servers', () => {
  const stack = new AsyncDisposableStack();
  let ada: Person;

  beforeAll(async () => {
    const [good, hanging, elsewhere] = [await fixtureServer(), await fixtureServer(), await redirecting()];
    for (const server of [good, hanging, elsewhere]) stack.use(server);
    hanging.freeze();
    const MCP_CONFIG = await mcpConfig(stack, {
      good: { url: good.url, approval: 'never' },
      dead: { url: 'http://127.0.0.1:9/mcp' },
      hanging: { url: hanging.url },
      elsewhere: { url: elsewhere.url },
    });
    ada = await stack.use(await TestServer.start({ MCP_CONFIG, TOOL_TIMEOUT_MS: '3000' })).person('Ada');
    await toolsKnown(ada, 'good', 'dead', 'elsewhere');
  });

  afterAll(() => stack.disposeAsync());

  const ask = async (...lines: string[]) =>
    (await ada.send(await ada.newConversation(), lines.join('\n'))).assistant_message;

  it('do not keep the chat from answering with the tools of the others', async () => {
    const answer = await ask('Call echo with {"text": "Still here"}');

    expect(answer.tool_calls).toMatchObject([{ server: 'good', status: 'success' }]);
    expect(answer.content).toContain('Still here');
  });

  it('are named on the tools page, each with what is wrong with it', async () => {
    const { body } = await ada.get<ToolServerList>('/api/chat/tools');

    const status = (name: string) => body.servers.find((server) => server.name === name);
    expect(status('good')).toMatchObject({ status: 'ready' });
    expect(status('dead')).toMatchObject({
      status: 'unavailable',
      error: expect.stringContaining('cannot be reached'),
    });
    expect(status('elsewhere')).toMatchObject({ status: 'unavailable', error: expect.stringContaining('redirects') });
    expect(['connecting', 'unavailable']).toContain(status('hanging')?.status);
    expect(status('hanging')).toMatchObject({ error: expect.stringContaining('answer'), tools: [] });
  });

  it('cannot make us read thirty megabytes', async () => {
    const answer = await ask('Call huge with {}');

    expect(answer.tool_calls).toMatchObject([
      { status: 'error', error: { code: 'tool_result_too_large', message: expect.stringContaining('1 MB') } },
    ]);
    expect(answer.status).toBe('complete');
  });

  it('cannot send us to a private address in the middle of a call', async () => {
    const answer = await ask('Call away with {}');

    expect(answer.tool_calls).toMatchObject([{ status: 'error', error: { code: 'tool_redirected' } }]);
  });

  it.each([
    ['hangs', 'slow', 'unknown_outcome', 'tool_timed_out', 'did not answer within 3 s'],
    ['breaks off', 'cut', 'unknown_outcome', 'tool_connection_lost', 'broke off before it answered'],
    ['fails', 'fail', 'unknown_outcome', 'tool_server_error', 'answered with an error (HTTP 500)'],
  ])('are named when one %s in the middle of a call', async (_, tool, status, code, words) => {
    const { tool_calls: calls } = await ask(`Call ${tool} with {}`);

    expect(calls).toMatchObject([
      { server: 'good', status, error: { code, message: expect.stringMatching(`^The .*good server.*`) } },
    ]);
    expect(calls[0]?.error?.message).toContain(words);
  });

  it('do not hold back what a faster call has brought: it is shown, and stored, while the slow one still works', async () => {
    const { run } = await ada.sendAsync(
      await ada.newConversation(),
      'Call wait with {"ms": 100}\nCall wait with {"ms": 3000}',
    );
    const untilFirst = async () => {
      for await (const event of ada.follow(run.id))
        for (const call of toolCallStates([event])) if (call.status === 'success') return call.arguments;
      return null;
    };

    const shown = await untilFirst();
    const stored = await untilFirst();
    const { messages } = await ada.messages(run.conversation_id);

    expect([shown, stored]).toEqual([{ ms: 100 }, { ms: 100 }]);
    expect(messages[1]?.tool_calls).toMatchObject([
      { status: 'success', arguments: { ms: 100 }, result: { content: [{ text: 'waited 100 ms' }] } },
      { status: 'running', arguments: { ms: 3000 }, result: null },
    ]);
    expect((await ada.run(run.id)).status).toBe('running');
  });
});
