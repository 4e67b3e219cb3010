import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase } from '../src/testing/test-database.js';
import { freePort } from './free-port.js';
import { mcpConfig } from './mcp-config.js';
import { Person } from './person.js';
import { ServerProcess } from './server-process.js';
import { testEnvironment } from './test-server.js';

/** What an answer begins from is read from this table, and from others; what accepts a message leaves it alone. */
const HELD = 'run_steps';

describe('A process that cannot learn which tools its user has', () => {
  const stack = new AsyncDisposableStack();
  let server: ServerProcess;
  let admin: Client;

  beforeAll(async () => {
    const database = stack.use(await createTestDatabase());
    const dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-unknown-tools-'));
    stack.defer(() => rm(dataDir, { recursive: true }));
    const MCP_CONFIG = await mcpConfig(stack, { away: { url: 'http://127.0.0.1:9/mcp' } });
    const settings = { PORT: String(await freePort()), DATA_DIR: dataDir, MCP_CONFIG };
    server = stack.use(await ServerProcess.start('one', testEnvironment(database.url, settings)));
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    stack.defer(() => admin.end());
  });

  afterAll(() => stack.disposeAsync());

  const waiting = async () =>
    (await admin.query(`SELECT FROM pg_locks WHERE relation = '${HELD}'::regclass AND NOT granted`)).rowCount ?? 0;

  it('ends the answer with an error, and works on, however long the rest takes to be read', async () => {
    const ada = await Person.register(server.url, 'Ada');
    const conversation = await ada.newConversation();
    await admin.query('REVOKE SELECT ON mcp_connections FROM chatkeep_app');
    await admin.query(`BEGIN; LOCK TABLE ${HELD}`);

    const { run } = await ada.sendAsync(conversation, 'Hello');
    while (server.isAlive && (await waiting()) === 0);
    await ada.get('/api/auth/me').catch(() => undefined); // it has had its turn meanwhile
    await admin.query('COMMIT; GRANT SELECT ON mcp_connections TO chatkeep_app');

    expect((await ada.all(run.id)).at(-1)?.event).toMatchObject({
      run: { status: 'failed', error: { code: 'internal' } },
    });
    expect((await ada.send(conversation, 'Hello again')).run.status).toBe('completed');
  });
});
