import { type McpServer } from '@modelcontextprotocol/server';
import { type Owner } from '../database/database.js';

/** What is behind the MCP door. */
export abstract class UserServers {
  /** A server that acts for this user alone; made anew for each request. */
  abstract serverFor(user: Owner): Promise<McpServer>;
}
