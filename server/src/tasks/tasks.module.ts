import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { McpTokensModule } from '../mcp-tokens/mcp-tokens.module.js';
import { McpDoor } from './mcp-door.js';
import { McpController } from './mcp.controller.js';
import { TasksController } from './tasks.controller.js';
import { TasksRepository } from './tasks.repository.js';

/** The user's tasks, behind REST for the page and behind MCP for agents. */
@Module({
  imports: [AuthModule, McpTokensModule],
  controllers: [TasksController, McpController],
  providers: [McpDoor, TasksRepository],
  exports: [TasksRepository],
})
export class TasksModule {}
