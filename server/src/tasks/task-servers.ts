import { Injectable } from '@nestjs/common';
import { type McpServer } from '@modelcontextprotocol/server';
import { type Owner } from '../database/database.js';
import { TASK_TOOLS } from './task-tools.js';
import { TasksRepository } from './tasks.repository.js';
import { UserServers } from './user-servers.js';

const SERVER = { name: 'chatkeep-tasks', title: 'Tasks', version: '1.0.0' };
const LISTS_RARELY_CHANGE = { 'tools/list': { ttlMs: 60_000, cacheScope: 'private' } } as const;
const INSTRUCTIONS = "The signed-in user's task list. Find a task's id with list_tasks before you change it.";

/** The tasks of each user as an MCP server. */
@Injectable()
export class TaskServers extends UserServers {
  constructor(private readonly tasks: TasksRepository) {
    super();
  }

  async serverFor(user: Owner): Promise<McpServer> {
    const { McpServer } = await import('@modelcontextprotocol/server'); // loaded when it is first asked
    const server = new McpServer(SERVER, { instructions: INSTRUCTIONS, cacheHints: LISTS_RARELY_CHANGE });
    for (const add of TASK_TOOLS) add(server, { user, tasks: this.tasks });
    return server;
  }
}
