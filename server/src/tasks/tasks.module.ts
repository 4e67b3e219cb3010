import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { McpTokensModule } from '../mcp-tokens/mcp-tokens.module.js';
import { mcpBody } from './mcp-body.js';
import { McpDoor } from './mcp-door.js';
import { McpController } from './mcp.controller.js';
import { TaskServers } from './task-servers.js';
import { TasksController } from './tasks.controller.js';
import { TasksRepository } from './tasks.repository.js';
import { UserServers } from './user-servers.js';

/** The user's tasks, behind REST for the page and behind MCP for agents. */
@Module({
  imports: [AuthModule, McpTokensModule],
  controllers: [TasksController, McpController],
  providers: [McpDoor, TasksRepository, { provide: UserServers, useClass: TaskServers }],
  exports: [TasksRepository],
})
export class TasksModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(mcpBody).forRoutes({ path: 'mcp', method: RequestMethod.POST });
  }
}
