import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { TEST_SECRETS } from '../auth/testing/open-auth.js';
import { User } from '../auth/user.entity.js';
import { Config } from '../config/config.js';
import { NotFound } from '../http/not-found.js';
import { openTestDatabase } from '../testing/test-database.js';
import { Vault } from '../vault/vault.js';
import { McpConnectionRow } from './connection.entities.js';
import { Connections } from './connections.js';
import { ConnectionsRepository } from './connections.repository.js';
import { revokingIssuer, slowIssuer } from './testing/issuers.js';

const NEVER = new AbortController().signal;

describe(Connections, () => {
  const open = new AsyncDisposableStack();
  let issuer: Awaited<ReturnType<typeof slowIssuer>>;
  let test: Awaited<ReturnType<typeof openTestDatabase>>;
  let repository: ConnectionsRepository;
  let connections: Connections;
  let ada = { id: '' };

  beforeAll(async () => {
    issuer = open.use(await slowIssuer());
    test = open.use(await openTestDatabase([User, McpConnectionRow]));
    const folder = mkdtempSync(join(tmpdir(), 'chatkeep-connections-'));
    open.defer(() => rmSync(folder, { recursive: true }));
    const MCP_CONFIG = join(folder, 'mcp.json');
    writeFileSync(MCP_CONFIG, JSON.stringify({ mcpServers: { mail: { url: `${issuer.url}/mcp` } } }));
    const config = Config.read({ ...TEST_SECRETS, MCP_CONFIG });
    repository = new ConnectionsRepository(test.database, new Vault(config));
    connections = new Connections(config, repository);
  });

  beforeEach(async () => {
    ada = await signUp();
    await signIn('old');
  });

  afterAll(() => open.disposeAsync());

  async function signUp() {
    const id = randomUUID();
    await test.database.system((db) =>
      db.getRepository(User).insert({ id, email: `${id}@example.org`, passwordHash: '' }),
    );
    return { id };
  }

  async function signIn(token: string) {
    const tokens = { access_token: token, refresh_token: 'one', token_type: 'Bearer' };
    const discovery = { authorizationServerUrl: issuer.url };
    const credentials = { tokens, expiresAt: null, client: { client_id: 'us' }, discovery, scope: '', attempt: 1 };
    await repository.put(ada, { name: 'mail', url: `${issuer.url}/mcp` }, credentials);
  }

  /** The next change of a sign-in's tokens meets a database that has just started; the one after it does not. */
  async function blipOfTheDatabase() {
    const admin = new Client({ connectionString: test.adminUrl });
    await admin.connect();
    await admin.query(`
      CREATE SEQUENCE blips;
      GRANT USAGE ON blips TO chatkeep_app;
      CREATE FUNCTION blip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('blips') = 1 THEN
          RAISE 'the database system is starting up' USING ERRCODE = 'cannot_connect_now';
        END IF;
        RETURN new;
      END $$;
      CREATE TRIGGER blip BEFORE UPDATE OF credentials ON mcp_connections FOR EACH ROW EXECUTE FUNCTION blip();
    `);
    return {
      wasThere: async () =>
        (await admin.query<{ is_called: boolean }>('SELECT is_called FROM blips')).rows[0]?.is_called,
      [Symbol.asyncDispose]: async () => {
        await admin.query('DROP TRIGGER blip ON mcp_connections; DROP FUNCTION blip; DROP SEQUENCE blips');
        await admin.end();
      },
    };
  }

  it('hides other people’s', async () => {
    const eve = await signUp();

    expect(await connections.token(ada, 'mail', NEVER)).toBe('old');
    expect(await connections.token(eve, 'mail', NEVER)).toBeNull();
    expect((await connections.servers(eve)).size).toBe(0);
  });

  it('counts nobody as signed in whose sign-in was sealed with a key that is gone', async () => {
    const other = new Vault(Config.read({ ...TEST_SECRETS, SECRET_KEY: 'another key '.repeat(4) }));
    const place = { name: 'mail', url: `${issuer.url}/mcp` };
    const unable = new ConnectionsRepository(test.database, other);

    expect(await unable.find(ada, place)).toBeNull();
    expect(await repository.list(ada)).toEqual([]);
    expect(await unable.delete(ada, 'mail')).toBeNull();
  });

  it('has the tokens of a server taken back that the settings do not name any more', async () => {
    await using gone = await revokingIssuer();
    const { url } = gone;
    const tokens = { access_token: 'access', refresh_token: 'refresh', token_type: 'Bearer' };
    const metadata = {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      revocation_endpoint: `${url}/revoke`,
      response_types_supported: ['code'],
    };
    const discovery = { authorizationServerUrl: url, authorizationServerMetadata: metadata };
    const credentials = { tokens, expiresAt: null, client: { client_id: 'us' }, discovery, scope: '', attempt: 1 };
    await repository.put(ada, { name: 'gone', url: `${url}/mcp` }, credentials);

    await connections.disconnect(ada, 'gone');

    expect(gone.taken).toEqual(['refresh', 'access']);
    await expect(connections.disconnect(ada, 'gone')).rejects.toThrow(NotFound);
  });

  it('keeps nobody waiting who was stopped, while another one renews the token', async () => {
    const stop = new AbortController();
    const first = connections.renewed(ada, 'mail', 'old', NEVER);
    await issuer.asked();
    const second = connections.renewed(ada, 'mail', 'old', stop.signal);

    stop.abort();

    await expect(second).rejects.toThrow('aborted');
    issuer.grant('new');
    expect(await first).toBe('new');
  });

  it('stores the token that it has asked for, although whoever needed it was stopped', async () => {
    const stop = new AbortController();
    const stopped = connections.renewed(ada, 'mail', 'old', stop.signal);
    await issuer.asked();

    stop.abort();
    await expect(stopped).rejects.toThrow('aborted');
    issuer.grant('new');

    expect(await connections.renewed(ada, 'mail', 'old', NEVER)).toBe('new');
  });

  it('keeps a new sign-in, although the one before it is renewed afterwards', async () => {
    const late = connections.renewed(ada, 'mail', 'old', NEVER);
    await issuer.asked();

    await signIn('wider');
    issuer.grant('narrow');

    expect(await late).toBe('wider');
    expect(await connections.token(ada, 'mail', NEVER)).toBe('wider');
  });

  it('keeps a new sign-in, although the one before it turns out to be over', async () => {
    const late = connections.renewed(ada, 'mail', 'old', NEVER);
    await issuer.asked();

    await signIn('wider');
    issuer.refuse();

    expect(await late).toBe('wider');
    expect(await connections.token(ada, 'mail', NEVER)).toBe('wider');
  });

  it('stores the token that it was given, although the database is away at first', async () => {
    await using blip = await blipOfTheDatabase();
    const renewed = connections.renewed(ada, 'mail', 'old', NEVER);
    await issuer.asked();

    issuer.grant('new');

    expect(await renewed).toBe('new');
    expect(await connections.token(ada, 'mail', NEVER)).toBe('new');
    expect(await blip.wasThere()).toBe(true);
  });
});
