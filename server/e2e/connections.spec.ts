import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { signInFixture } from '../src/connections/testing/sign-in-fixture.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { connect, listed, PAGE, PUBLIC, setOut } from './connecting.js';
import { liarServer } from './liar-server.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

describe('An MCP server that users sign in to', () => {
  const open = new AsyncDisposableStack();
  let liar: Awaited<ReturnType<typeof liarServer>>;
  let mail: Awaited<ReturnType<typeof signInFixture>>;
  let model: Awaited<ReturnType<typeof callingModel>>;
  let database: TestDatabase;
  let server: TestServer;
  let second: TestServer;
  let ada: Person;

  beforeAll(async () => {
    mail = open.use(await signInFixture());
    model = open.use(await callingModel());
    liar = open.use(await liarServer());
    database = open.use(await createTestDatabase());
    const MCP_CONFIG = await mcpConfig(open, {
      mail: { url: mail.url, approval: 'never', tools: { count_mails: { retry: 'read' } } },
      liar: { url: liar.url },
      fixed: { url: mail.url, headers: { Authorization: 'Bearer of all' } },
    });
    const settings = { ...model.settings, MCP_CONFIG, PUBLIC_URL: PUBLIC };
    server = open.use(await TestServer.on(database.url, settings));
    second = open.use(await TestServer.on(database.url, settings));
  });

  beforeEach(async () => {
    ada = await server.person('Ada');
  });

  afterAll(() => open.disposeAsync());

  async function counted(person: Person) {
    await toolsKnown(person);
    const { assistant_message: answer } = await person.send(await person.newConversation(), 'call mail__count_mails');
    return answer.tool_calls.at(-1);
  }

  const stored = async (sql: string) => {
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    const { rows } = await client.query(sql).finally(() => client.end());
    return JSON.stringify(rows);
  };

  it('says so, and offers its tools to nobody else', async () => {
    expect(await listed(ada)).toMatchObject({
      status: 'needs_connection',
      connected: false,
      connect_url: `${PUBLIC}${PAGE}?connect=mail`,
      tools: [],
    });
    expect(await counted(ada)).toMatchObject({ status: 'error', error: { code: 'unknown_tool' } });
  });

  it('offers its tools to those who have signed in, and to them alone', async () => {
    const eve = await server.person('Eve');

    expect(await connect(ada, server.url)).toBe('?connected=mail');

    expect(await listed(ada)).toMatchObject({ status: 'ready', connected: true, tools: [{}, {}] });
    expect(await listed(eve)).toMatchObject({ status: 'needs_connection', connected: false, tools: [] });
    expect(await counted(ada)).toMatchObject({ status: 'success', result: { content: [{ text: '3 mails' }] } });
  });

  it('renews a token that has run out, once over all processes', async () => {
    await connect(ada, server.url);
    const there = ada.at(second.url);
    await Promise.all([counted(ada), counted(there)]);
    await mail.expire();
    const before = mail.seen.refreshes;

    const calls = await Promise.all([counted(ada), counted(there), counted(ada), counted(there)]);

    expect(calls.map((call) => call?.status)).toEqual(['success', 'success', 'success', 'success']);
    expect(mail.seen.refreshes - before).toBe(1);
  });

  it('ends a call with a code that the page can turn into a new sign-in, when the old one is over', async () => {
    await connect(ada, server.url);
    await counted(ada);
    await mail.expire(true);

    expect(await counted(ada)).toMatchObject({ status: 'error', error: { code: 'needs_connection' } });
    expect(await listed(ada)).toMatchObject({ status: 'needs_connection', connected: false });
    expect(await connect(ada, server.url)).toBe('?connected=mail');
    expect(await counted(ada)).toMatchObject({ status: 'success' });
  });

  it('is not taken for one that wants a new sign-in while its issuer is down', async () => {
    await connect(ada, server.url);
    await counted(ada);
    await mail.expire();
    mail.issuing.isDown = true;

    const meanwhile = await counted(ada);
    mail.issuing.isDown = false;

    expect(meanwhile).toMatchObject({ status: 'error', error: { code: 'sign_in_unavailable' } });
    expect((await listed(ada))?.connected).toBe(true);
    expect(await counted(ada)).toMatchObject({ status: 'success' });
  });

  it('takes its tokens back when the user signs out', async () => {
    await connect(ada, server.url);
    await counted(ada);
    const token = [...mail.seen.tokens].at(-1) ?? '';

    const { status } = await ada.ask('DELETE', '/api/chat/connections/mail');

    expect(status).toBe(204);
    expect(await mail.isGood(token)).toBe(false);
    expect(await listed(ada)).toMatchObject({ status: 'needs_connection', connected: false });
  });

  it('leaves no tokens behind once it has left the settings and the user signs out', async () => {
    await connect(ada, server.url);
    await using without = await TestServer.on(database.url, { ...model.settings, PUBLIC_URL: PUBLIC });

    const erase = () => ada.at(without.url).ask('DELETE', '/api/chat/connections/mail');
    const [first, again] = [await erase(), await erase()];

    expect([first.status, again.status]).toEqual([204, 404]);
    expect(await listed(ada)).toMatchObject({ status: 'needs_connection', connected: false });
  });

  it('is told of by tokens that nobody can read', async () => {
    await connect(ada, server.url);
    await counted(ada);
    const token = [...mail.seen.tokens].at(-1) ?? '';

    const rows = await stored('SELECT * FROM mcp_connections');
    const { text: exported } = await ada.file('/api/auth/me/export');

    for (const text of [rows, exported, ...model.requests]) expect(text).not.toContain(token);
    expect(exported).toContain('"type":"mcp_connection"');
    expect(exported).not.toContain('credentials');
  });

  it('is forgotten together with its user, and takes its tokens back', async () => {
    await connect(ada, server.url);
    await counted(ada);
    const token = [...mail.seen.tokens].at(-1) ?? '';
    await setOut(ada, server.url);

    await ada.ask('DELETE', '/api/auth/me', { password: 'a sentence is fine' });

    expect(await mail.isGood(token)).toBe(false);
    const left = `SELECT 1 FROM mcp_connections c WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.id = c.user_id)`;
    expect(await stored(left)).toBe('[]');
    expect(await stored(`SELECT 1 FROM mcp_connection_attempts`)).toBe('[]');
  });

  it('is not looked for where the settings name none, or give all the same access', async () => {
    const statuses = await Promise.all(
      ['nobody', 'tasks', 'fixed', '%00'].map(async (name) => [
        (await ada.post(`/api/chat/connections/${name}`)).status,
        (await ada.ask('DELETE', `/api/chat/connections/${name}`)).status,
      ]),
    );

    expect(statuses).toEqual([
      [404, 404],
      [404, 404],
      [404, 404],
      [404, 404],
    ]);
    expect(await listed(ada, 'fixed')).toMatchObject({ status: 'unavailable' });
    expect(await listed(ada, 'fixed')).not.toHaveProperty('connected');
  });

  it('cannot send us to private addresses', async () => {
    expect(await ada.post('/api/chat/connections/liar')).toMatchObject({ status: 409 });
    expect(liar.reached).toBe(0);
  });
});
