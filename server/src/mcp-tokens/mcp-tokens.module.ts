import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { McpCallers } from './mcp-callers.js';
import { McpTokensController } from './mcp-tokens.controller.js';
import { McpTokensRepository } from './mcp-tokens.repository.js';

/** What other programs show to our MCP server to speak for a user. */
@Module({
  imports: [AuthModule],
  controllers: [McpTokensController],
  providers: [McpCallers, McpTokensRepository],
  exports: [McpCallers],
})
export class McpTokensModule {}
