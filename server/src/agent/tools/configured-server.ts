import { type McpServerSettings } from '../../config/mcp-servers.js';
import { type McpServer } from './mcp-server.js';
import { toolPolicy } from './tool-policy.js';

/** A server that the settings name; its tools ask and are never repeated by themselves unless the settings say so. */
export function configuredServer({ name, url, headers, approval, tools }: McpServerSettings): McpServer {
  return {
    name,
    address: () => new URL(url),
    headers: () => Promise.resolve(headers),
    policy: (tool) => toolPolicy({ approval, tools }, tool.name, tool.annotations ?? {}),
    arguments: (request) => request.arguments,
  };
}
