import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { signInFixture } from '../src/connections/testing/sign-in-fixture.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { CALLBACK, connect, listed, PUBLIC } from './connecting.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

const KNOWN = { id: 'chatkeep-here', secret: 'agreed on beforehand', redirectUrl: `${PUBLIC}${CALLBACK}` };

describe('The rights of a sign-in at an MCP server', () => {
  const open = new AsyncDisposableStack();
  let mail: Awaited<ReturnType<typeof signInFixture>>;
  let office: Awaited<ReturnType<typeof signInFixture>>;
  let settings: Record<string, string>;
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    [mail, office] = [open.use(await signInFixture()), open.use(await signInFixture({ known: KNOWN }))];
    const model = open.use(await callingModel());
    const MCP_CONFIG = await mcpConfig(open, {
      mail: { url: mail.url, approval: 'never' },
      office: {
        url: office.url,
        approval: 'never',
        oauth: { clientId: KNOWN.id, clientSecret: '${OFFICE_SECRET}', issuer: new URL(office.url).origin },
      },
    });
    settings = { ...model.settings, PUBLIC_URL: PUBLIC, OFFICE_SECRET: KNOWN.secret, MCP_CONFIG };
    server = open.use(await TestServer.start(settings));
  });

  beforeEach(async () => {
    ada = await server.person('Ada');
  });

  afterAll(() => open.disposeAsync());

  async function called(tool: string, person = ada) {
    await toolsKnown(person);
    const { assistant_message: answer } = await person.send(await person.newConversation(), `call ${tool}`);
    return answer.tool_calls.at(-1);
  }

  it('are widened by signing in once more when a call needs more of them, and none is lost by it', async () => {
    await connect(ada, server.url);

    const refused = await called('mail__send_mail');
    const meanwhile = await listed(ada);
    expect(await connect(ada, server.url)).toBe('?connected=mail');

    expect(refused).toMatchObject({
      status: 'error',
      error: { code: 'needs_connection', message: expect.stringContaining('wants more rights') },
    });
    expect(meanwhile).toMatchObject({
      status: 'needs_connection',
      connected: true,
      connect_url: `${PUBLIC}/settings/tools?connect=mail`,
      error: expect.stringContaining('more rights'),
      tools: [{ name: 'count_mails' }, { name: 'send_mail' }],
    });
    expect(await called('mail__send_mail')).toMatchObject({ status: 'success' });
    expect(await called('mail__send_mail')).toMatchObject({ status: 'success' });
    expect(await called('mail__count_mails')).toMatchObject({ status: 'success' });
    expect(await listed(ada)).toMatchObject({ status: 'ready', connected: true });
  });

  it('leave the other tools of the server usable while one wants more', async () => {
    await connect(ada, server.url);
    await called('mail__send_mail');

    expect(await called('mail__count_mails')).toMatchObject({ status: 'success' });
  });

  it('are asked for three times, and not again when that changes nothing', async () => {
    mail.issuing.isStingy = true;
    await connect(ada, server.url);

    const codes = [(await called('mail__send_mail'))?.error?.code];
    for (let attempt = 1; attempt <= 3; attempt++) {
      await connect(ada, server.url);
      codes.push((await called('mail__send_mail'))?.error?.code);
    }
    mail.issuing.isStingy = false;

    expect(codes).toEqual(['needs_connection', 'needs_connection', 'needs_connection', 'tool_unauthorized']);
    expect(await listed(ada)).toMatchObject({ status: 'ready', connected: true });
  });

  it('are given to a client that was registered beforehand, where nobody else can come', async () => {
    expect(await connect(ada, server.url, 'office')).toBe('?connected=office');

    expect(await called('office__count_mails')).toMatchObject({ status: 'success' });
    await office.expire();
    expect(await called('office__count_mails')).toMatchObject({ status: 'success' });
    expect([...office.seen.clients]).toEqual([KNOWN.id]);
  });

  it('do not move with the name of the server to another address', async () => {
    await using own = await createTestDatabase();
    await using other = await signInFixture();
    const MCP_CONFIG = await mcpConfig(open, { mail: { url: other.url, approval: 'never' } });
    const before = await TestServer.on(own.url, settings);
    const person = await before.person('Ada');
    await connect(person, before.url);
    await called('mail__count_mails', person);
    await before[Symbol.asyncDispose](); // else either of them could answer

    await using moved = await TestServer.on(own.url, { ...settings, MCP_CONFIG });
    const there = person.at(moved.url);

    expect(await listed(there)).toMatchObject({ status: 'needs_connection', connected: false });
    expect(await called('mail__count_mails', there)).toMatchObject({ status: 'error' });
    expect(other.seen.tokens.size).toBe(0);
    await connect(there, moved.url);
    expect(await called('mail__count_mails', there)).toMatchObject({ status: 'success' });
    await using back = await TestServer.on(own.url, settings);
    expect(await listed(person.at(back.url))).toMatchObject({ status: 'needs_connection', connected: false });
  });
});
