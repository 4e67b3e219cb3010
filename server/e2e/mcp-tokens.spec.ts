import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { type NewMcpTokenView, type McpTokenListView } from '../src/mcp-tokens/mcp-tokens.dto.js';
import { Person } from './person.js';
import { TestServer } from './test-server.js';

const PATH = '/api/auth/mcp-tokens';

describe('Personal tokens for MCP clients', () => {
  let server: TestServer;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await TestServer.start();
    [ada, eve] = await Promise.all([server.person('Ada'), server.person('Eve')]);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const create = async (person: Person, name = 'My editor') =>
    (await person.post<NewMcpTokenView>(PATH, { name })).body;

  const list = async (person: Person) => (await person.get<McpTokenListView>(PATH)).body.tokens;

  const wire = (token: string) =>
    [new URL(`${server.url}/mcp`), { requestInit: { headers: { Authorization: `Bearer ${token}` } } }] as const;

  /** What a client is told that lists tasks over plain HTTP. */
  const knock = async (token: string) => {
    const body = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json, text/event-stream' };
    const response = await fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    await response.text();
    return response.status;
  };

  it('let a client of today create a task that its user then sees', async () => {
    const person = await server.person('Grace');
    const { token } = await create(person);
    const client = new Client({ name: 'spec', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(...wire(token)));

    await client.callTool({ name: 'create_task', arguments: { title: 'From my editor' } });
    await client.close();

    expect((await person.get('/api/tasks')).body).toMatchObject({ tasks: [{ title: 'From my editor' }] });
    expect((await (await server.person('Mallory')).get('/api/tasks')).body).toMatchObject({ tasks: [] });
  });

  it('serve clients of 2025 as well', async () => {
    const { token } = await create(eve);
    const client = new OldClient({ name: 'spec', version: '1' });
    await client.connect(new OldTransport(...wire(token)));

    const result = await client.callTool({ name: 'create_task', arguments: { title: 'Years old' } });
    const { tools } = await client.listTools();
    await client.close();

    expect(result).toMatchObject({ structuredContent: { task: { title: 'Years old', status: 'open' } } });
    expect(tools.map(({ name }) => name)).toEqual([
      'create_task',
      'list_tasks',
      'update_task',
      'complete_task',
      'delete_task',
    ]);
  });

  it('are shown once, and listed with what they are for and when they were used', async () => {
    const person = await server.person('Ada');
    const { token, ...shown } = await create(person, '  Command line ');
    expect(await list(person)).toEqual([{ ...shown, name: 'Command line', last_used_at: null }]);

    await knock(token);

    const listed = await list(person);
    expect(listed).toMatchObject([{ id: shown.id, last_used_at: expect.any(String) }]);
    expect(JSON.stringify(listed)).not.toContain(token);
  });

  it('open the MCP server and nothing else', async () => {
    const { token } = await create(ada);

    expect(await knock(token)).toBe(200);
    for (const path of ['/api/auth/me', '/api/tasks', PATH])
      expect((await new Person(server.url, token).get(path)).status).toBe(401);
  });

  it('are good for nothing from the moment they are revoked', async () => {
    const { id, token } = await create(ada);

    expect((await ada.ask('DELETE', `${PATH}/${id}`)).status).toBe(204);

    expect(await knock(token)).toBe(401);
    expect((await ada.ask('DELETE', `${PATH}/${id}`)).status).toBe(404);
  });

  it('cannot be seen or revoked by a stranger, nor claimed in another name', async () => {
    const [hers, his] = [await create(ada), await create(eve)];
    const [, userId = ''] = hers.token.split('_');
    const [prefix, , secret] = his.token.split('_');

    expect((await eve.ask('DELETE', `${PATH}/${hers.id}`)).status).toBe(404);
    expect((await list(eve)).map(({ id }) => id)).not.toContain(hers.id);
    expect(await knock([prefix, userId, secret].join('_'))).toBe(401);
    expect(await knock(hers.token)).toBe(200);
  });

  it('are few, also when many are asked for at once', async () => {
    const person = await server.person('Ada');
    const answers = await Promise.all(Array.from({ length: 25 }, () => person.post(PATH, { name: 'One more' })));

    const refused = answers.filter(({ status }) => status === 409);
    expect([(await list(person)).length, refused.length]).toEqual([20, 5]);
    expect(refused[0]?.body).toMatchObject({ code: 'conflict', detail: expect.stringContaining('revoke') });
  });

  it.each([[{}], [{ name: '' }], [{ name: 'x'.repeat(101) }], [{ name: 'x', user_id: 'mine' }]])(
    'need a name and nothing more: not %j',
    async (body) => {
      expect((await ada.post(PATH, body)).status).toBe(422);
    },
  );
});
