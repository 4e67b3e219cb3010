import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { callingModel } from './calling-model.js';
import { mcpConfig } from './mcp-config.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

describe('A result that cannot be stored', () => {
  const open = new AsyncDisposableStack();
  let fixture: Awaited<ReturnType<typeof fixtureServer>>;
  let server: TestServer;
  let admin: Client;

  beforeAll(async () => {
    fixture = open.use(await fixtureServer());
    const model = open.use(await callingModel());
    const database = open.use(await createTestDatabase());
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    open.defer(() => admin.end());
    const MCP_CONFIG = await mcpConfig(open, { wiki: { url: fixture.url, approval: 'never' } });
    server = open.use(await TestServer.on(database.url, { ...model.settings, MCP_CONFIG }));
  });

  afterAll(() => open.disposeAsync());

  it('stops the other calls of its step at once, so that the run can go on elsewhere', async () => {
    const ada = await server.person('Ada');
    await toolsKnown(ada);
    await ada.sendAsync(await ada.newConversation(), 'call wiki__slow\ncall wiki__wait {"ms":1000}');
    await fixture.slow.started;

    await admin.query('REVOKE UPDATE ON messages FROM chatkeep_app');

    await fixture.slow.stopped;
    await admin.query('GRANT UPDATE ON messages TO chatkeep_app');
    expect(fixture.seen.tools.toSorted()).toEqual(['slow', 'wait']);
  });
});
