import { randomUUID } from 'node:crypto';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { AccessTokens } from '../../auth/access-tokens.js';
import { Session } from '../../auth/session.entity.js';
import { serve } from '../../auth/testing/serve.js';
import { User } from '../../auth/user.entity.js';
import { McpConnectionRow } from '../../connections/connection.entities.js';
import { Database, type Owner } from '../../database/database.js';
import { FeedModule } from '../../feed/feed.module.js';
import { McpToken } from '../../mcp-tokens/mcp-token.entity.js';
import { Task } from '../task.entity.js';
import { TasksModule } from '../tasks.module.js';

/** Serves tasks over REST and MCP, and makes people who may use them. */
export async function serveTasks() {
  const server = await serve({
    modules: [FeedModule, TasksModule],
    entities: [User, Session, McpToken, McpConnectionRow, Task],
  });
  const tokens = server.app.get(AccessTokens, { strict: false });
  const database = server.app.get(Database, { strict: false });

  return {
    ...server,
    tokens,

    async signUp(): Promise<Owner> {
      const id = randomUUID();
      const row = { id, email: `${id}@example.org`, passwordHash: '' };
      await database.system((db) => db.getRepository(User).insert(row));
      return { id };
    },

    /** An MCP client that speaks for `user`. */
    async connect(user: Owner, mode: 'auto' | 'legacy' = 'auto'): Promise<Client> {
      const headers = { Authorization: `Bearer ${await tokens.issueForMcp(user)}` };
      const client = new Client({ name: 'spec', version: '1' }, { versionNegotiation: { mode } });
      const address = new URL(`${server.url}/mcp`);
      await client.connect(new StreamableHTTPClientTransport(address, { requestInit: { headers } }));
      return client;
    },
  };
}
