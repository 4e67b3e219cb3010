import { type Tool as McpTool } from '@modelcontextprotocol/client';
import { type McpServerSettings } from '../../config/mcp-servers.js';
import { type McpServer } from './mcp-server.js';

/** A server that the settings name; its tools ask and are never repeated by themselves unless the settings say so. */
export function configuredServer({ name, url, headers, approval, tools }: McpServerSettings): McpServer {
  return {
    name,
    address: () => new URL(url),
    headers: () => Promise.resolve(headers),
    policy: (tool) => ({
      asks: asks(tools[tool.name]?.approval ?? approval, tool),
      retry: tools[tool.name]?.retry ?? 'effect',
    }),
    arguments: (request) => request.arguments,
  };
}

function asks(approval: McpServerSettings['approval'], { annotations }: McpTool): boolean {
  if (approval === 'writes') return annotations?.readOnlyHint !== true;
  return approval === 'ask';
}
