import { type Tool as McpTool } from '@modelcontextprotocol/client';
import { type Tool } from '../toolbox.js';
import { type McpServer } from './mcp-server.js';
import { toolHash } from './tool-hash.js';
import { modelToolName } from './tool-name.js';

const MAX_DESCRIPTION = 4_000;

/** A tool as the model and the user know it. */
export function offeredTool(server: McpServer, tool: McpTool): Tool {
  const { asks, retry, hidden = [] } = server.policy(tool);
  return {
    name: modelToolName(server.name, tool.name),
    server: server.name,
    toolName: tool.name,
    title: tool.title ?? tool.annotations?.title ?? tool.name,
    description: (tool.description ?? '').slice(0, MAX_DESCRIPTION),
    parameters: without(hidden, tool.inputSchema),
    annotations: tool.annotations ?? {},
    asks,
    retry,
    sha256: toolHash(tool),
  };
}

function without(hidden: readonly string[], schema: McpTool['inputSchema']): Record<string, unknown> {
  const shown = Object.entries(schema.properties ?? {}).filter(([name]) => !hidden.includes(name));
  return { ...schema, ...(schema.properties && { properties: Object.fromEntries(shown) }) };
}
