import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ToolServerList } from '../src/chat/chat.dto.js';
import { everythingServer } from './everything-server.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolCallStates } from './tool-call-states.js';
import { toolsKnown } from './tools-known.js';

describe('The tools of a server that others wrote', () => {
  const stack = new AsyncDisposableStack();
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    const { url } = stack.use(await everythingServer());
    const MCP_CONFIG = await mcpConfig(stack, { everything: { url, approval: 'never' } });
    server = stack.use(await TestServer.start({ MCP_CONFIG }));
    ada = await server.person('Ada');
    await toolsKnown(ada);
  });

  afterAll(() => stack.disposeAsync());

  const ask = async (...lines: string[]) => {
    const { assistant_message: answer, run } = await ada.send(await ada.newConversation(), lines.join('\n'));
    return { run, answer, calls: answer.tool_calls };
  };

  it('are listed, but for those that we could not call', async () => {
    const { body } = await ada.get<ToolServerList>('/api/chat/tools');

    const everything = body.servers.find(({ name }) => name === 'everything');
    const names = everything?.tools.map(({ name }) => name);
    expect(everything?.status).toBe('ready');
    expect(names).toEqual(expect.arrayContaining(['echo', 'get-sum', 'trigger-long-running-operation']));
    expect(names).not.toContain('simulate-research-query');
  });

  it('are called side by side, and the model reads what they say', async () => {
    const { calls, answer } = await ask('Call echo with {"message": "Ahoy"}', 'Call get-sum with {"a": 2, "b": 40}');

    expect(calls.map(({ tool_name: name, status }) => [name, status])).toEqual([
      ['echo', 'success'],
      ['get-sum', 'success'],
    ]);
    expect(answer.content).toContain('Ahoy');
    expect(answer.content).toContain('42');
  });

  it('may answer with data, with pictures and with links', async () => {
    const { calls } = await ask(
      'Call get-structured-content with {"location": "Chicago"}',
      'Call get-tiny-image with {}',
      'Call get-resource-links with {"count": 2}',
      'Call get-resource-reference with {"resourceType": "Text", "resourceId": 1}',
    );

    const kinds = calls.map(({ result }) => result?.content.map((block) => (block as { type: string }).type)); // MCP's
    expect(calls.map(({ status }) => status)).toEqual(['success', 'success', 'success', 'success']);
    expect(calls[0]?.result?.structuredContent).toMatchObject({ temperature: expect.any(Number) });
    expect(kinds.slice(1)).toEqual([
      ['text', 'image', 'text'],
      ['text', 'resource_link', 'resource_link'],
      ['text', 'resource', 'text'],
    ]);
  });

  it('tell how far they are while they work', async () => {
    const question = 'Call trigger-long-running-operation with {"duration": 1, "steps": 4}';
    const id = await ada.newConversation();

    const states = toolCallStates(await Array.fromAsync(ada.stream(id, question)));

    const told = states.flatMap(({ status, progress }) => (progress ? [{ status, ...progress }] : []));
    expect(told[0]).toEqual({ status: 'running', progress: expect.any(Number), total: 4, message: null });
    expect(states.at(-1)).toMatchObject({ status: 'success' });
    expect(states.at(-1)).not.toHaveProperty('progress');
  });

  it('may fail without failing the answer', async () => {
    const { calls, run } = await ask('Call get-sum with {"a": "two", "b": 40}');

    expect(calls).toMatchObject([{ status: 'error', error: { message: expect.stringContaining('number') } }]);
    expect(run.status).toBe('completed');
  });

  it('stop when the user stops the answer', async () => {
    const sent = await ada.sendAsync(
      await ada.newConversation(),
      'Call trigger-long-running-operation with {"duration": 60, "steps": 60}',
    );
    for await (const event of ada.follow(sent.run.id))
      if (toolCallStates([event]).some(({ progress }) => progress)) break;

    await ada.post(`/api/chat/runs/${sent.run.id}/cancel`);
    await ada.all(sent.run.id);

    expect((await ada.run(sent.run.id)).status).toBe('cancelled');
    const { messages } = await ada.messages(sent.run.conversation_id);
    expect(messages[1]?.status).toBe('stopped');
    expect(messages[1]?.tool_calls[0]?.status).not.toBe('running');
  });
});
