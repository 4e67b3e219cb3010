import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { type NewMcpTokenView } from '../src/mcp-tokens/mcp-tokens.dto.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

/** What docs/tools.md tells clients that read a JSON file. */
interface ClientSettings {
  readonly mcpServers: Record<string, { type: string; url: string; headers: Record<string, string> }>;
}

describe('The MCP door', () => {
  let server: TestServer;
  let guide: string;
  let ada: Person;
  let token: string;

  beforeAll(async () => {
    [server, guide] = await Promise.all([TestServer.start(), readFile('docs/tools.md', 'utf8')]);
  });

  beforeEach(async () => {
    ada = await server.person('Ada');
    token = (await ada.post<NewMcpTokenView>('/api/auth/mcp-tokens', { name: 'My editor' })).body.token;
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const send = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        ...headers,
      },
      body,
    });
    return { status: response.status, type: response.headers.get('Content-Type'), body: await response.text() };
  };

  const call = (title: string) =>
    JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'create_task', arguments: { title } },
    });

  const titles = async () =>
    (await ada.get<{ tasks: { title: string }[] }>('/api/tasks')).body.tasks.map((task) => task.title);

  it.each([
    ['what is too large', 413, -32_600, call('x'.repeat(300 * 1024)), {}],
    ['what is no JSON', 400, -32_700, '{"jsonrpc": ', {}],
    ['several requests at once', 400, -32_600, `[${call('One')},${call('Two')}]`, {}],
    ['what is nested too deep', 400, -32_600, `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, {}],
    ['another kind of body', 415, -32_600, call('One'), { 'Content-Type': 'text/plain' }],
  ])('refuses %s in words of JSON-RPC', async (_, status, code, body, headers) => {
    const answer = await send(body, headers);

    expect([answer.status, answer.type]).toEqual([status, expect.stringContaining('application/json')]);
    expect(JSON.parse(answer.body)).toEqual({
      jsonrpc: '2.0',
      id: null,
      error: { code, message: expect.stringMatching(/^[A-Z].*\.$/) },
    });
    expect(await titles()).toEqual([]);
  });

  it('opens to a client with the settings that the guide gives', async () => {
    const [, json = ''] = /^(\{ "mcpServers": \{ "tasks": .*\})$/m.exec(guide) ?? [];
    const { mcpServers } = JSON.parse(json.replace('chatkeep_…', token)) as ClientSettings;
    const { type, url, headers } = mcpServers['tasks'] ?? { type: '', url: '', headers: {} };
    const client = new Client({ name: 'editor', version: '1' }, { versionNegotiation: { mode: 'auto' } });

    await client.connect(
      new StreamableHTTPClientTransport(new URL(new URL(url).pathname, server.url), { requestInit: { headers } }),
    );
    const { tools } = await client.listTools();
    await client.callTool({ name: 'create_task', arguments: { title: 'From my editor' } });
    await client.close();

    expect([type, tools.length, await titles()]).toEqual(['http', 5, ['From my editor']]);
  });

  it('takes the request that the guide makes without any client', async () => {
    const [, body = ''] = /-d '(\{"jsonrpc".*\})'/.exec(guide) ?? [];

    const { status } = await send(body);

    expect([status, await titles()]).toEqual([200, ['Water the plants']]);
  });
});
