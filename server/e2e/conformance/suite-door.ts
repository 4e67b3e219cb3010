import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { createRequestStateCodec, McpServer } from '@modelcontextprotocol/server';
import { AccessTokens } from '../../src/auth/access-tokens.js';
import { AuthModule } from '../../src/auth/auth.module.js';
import { Session } from '../../src/auth/session.entity.js';
import { serve } from '../../src/auth/testing/serve.js';
import { User } from '../../src/auth/user.entity.js';
import { Database } from '../../src/database/database.js';
import { FeedModule } from '../../src/feed/feed.module.js';
import { McpToken } from '../../src/mcp-tokens/mcp-token.entity.js';
import { McpTokensModule } from '../../src/mcp-tokens/mcp-tokens.module.js';
import { McpDoor } from '../../src/tasks/mcp-door.js';
import { McpController } from '../../src/tasks/mcp.controller.js';
import { UserServers } from '../../src/tasks/user-servers.js';
import { addAskingTools } from './asking-tools.js';
import { addSuiteTools } from './suite-tools.js';

const LISTS_MAY_BE_KEPT = { 'tools/list': { ttlMs: 60_000, cacheScope: 'private' } } as const;

@Injectable()
class SuiteServers extends UserServers {
  private readonly states = createRequestStateCodec<string>({ key: randomBytes(32) });

  serverFor(): Promise<McpServer> {
    const server = new McpServer(
      { name: 'suite', version: '1' },
      {
        cacheHints: LISTS_MAY_BE_KEPT,
        requestState: { verify: (state, context) => this.states.verify(state, context) },
      },
    );
    addSuiteTools(server);
    addAskingTools(server, this.states);
    return Promise.resolve(server);
  }
}

@Module({
  imports: [AuthModule, FeedModule, McpTokensModule],
  controllers: [McpController],
  providers: [McpDoor, { provide: UserServers, useClass: SuiteServers }],
})
class SuiteModule {}

/** The door of our own MCP server with the suite's tools behind it, and a token that opens it. */
export async function suiteDoor() {
  const server = await serve({ modules: [SuiteModule], entities: [User, Session, McpToken] });
  const id = randomUUID();
  const row = { id, email: `${id}@example.org`, passwordHash: '' };
  await server.app.get(Database, { strict: false }).system((db) => db.getRepository(User).insert(row));
  const token = await server.app.get(AccessTokens, { strict: false }).issueForMcp({ id });
  return { ...server, token };
}
