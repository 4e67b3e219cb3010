import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase } from '../src/testing/test-database.js';
import { TestServer } from './test-server.js';

describe('A conversation in which something cannot be read', () => {
  const open = new AsyncDisposableStack();
  let server: TestServer;
  let admin: Client;

  beforeAll(async () => {
    const database = open.use(await createTestDatabase());
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    open.defer(() => admin.end());
    server = open.use(await TestServer.on(database.url));
  });

  afterAll(() => open.disposeAsync());

  it('ends what is asked in it with an error, and lets the next one have its turn', async () => {
    const ada = await server.person('Ada');
    const conversation = await ada.newConversation();
    await ada.send(conversation, 'Hello');
    await admin.query(`UPDATE messages SET parts = '{}' WHERE conversation_id = $1`, [conversation]);

    const { run } = await ada.sendAsync(conversation, 'Hello again');

    expect((await ada.all(run.id)).at(-1)?.event).toMatchObject({
      run: { status: 'failed', error: { code: 'internal' } },
    });
    await admin.query(`UPDATE messages SET parts = '[]' WHERE parts = '{}'`);
    expect((await ada.send(conversation, 'And once more')).run.status).toBe('completed');
  });
});
