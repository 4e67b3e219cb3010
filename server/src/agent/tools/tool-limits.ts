import { type Tool as McpTool } from '@modelcontextprotocol/client';
import { isDeeper } from '../../outside/nesting.js';

/** As many as OpenAI takes in one request. */
export const MAX_TOOLS = 128;
const MAX_SCHEMA_LENGTH = 32_768;
const MAX_SCHEMA_DEPTH = 32;

/** The tools of a server that can be offered: those we can call, with schemas that a model can be told. */
export function usableTools(tools: readonly McpTool[]): readonly McpTool[] {
  const known = new Map(tools.filter(isUsable).map((tool) => [tool.name, tool]));
  return [...known.values()].slice(0, MAX_TOOLS);
}

/** A tool that insists on running as a task of its own cannot be called by us. */
function isUsable({ execution, inputSchema, outputSchema }: McpTool): boolean {
  return execution?.taskSupport !== 'required' && isModest(inputSchema) && isModest(outputSchema);
}

function isModest(schema: unknown): boolean {
  return !isDeeper(schema, MAX_SCHEMA_DEPTH) && JSON.stringify(schema ?? null).length <= MAX_SCHEMA_LENGTH;
}
