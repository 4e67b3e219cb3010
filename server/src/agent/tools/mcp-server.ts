import { type Tool as McpTool } from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { type ToolRequest } from '../toolbox.js';
import { type ToolPolicy } from './tool-policy.js';

/** An MCP server: where it is, how it knows who asks, and how far its tools are trusted. */
export interface McpServer {
  readonly name: string;
  address(): URL;
  headers(user: Owner): Promise<Record<string, string>>;
  policy(tool: McpTool): ToolPolicy;
  /** What the tool is really called with. */
  arguments(request: ToolRequest): Record<string, unknown>;
}
