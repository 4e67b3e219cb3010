import { type McpServerSettings } from '../../config/mcp-servers.js';
import { type Connections } from '../../connections/connections.js';
import { takesSignIns } from '../../connections/sign-in-server.js';
import { type McpServer, type SignIn } from './mcp-server.js';
import { toolPolicy } from './tool-policy.js';

/** A server that the settings name; its tools ask and are never repeated by themselves unless the settings say so. */
export function configuredServer(settings: McpServerSettings, connections: Connections): McpServer {
  const { name, url, headers, approval, tools } = settings;
  const signIn: SignIn = {
    token: (user, signal) => connections.token(user, name, signal),
    renewed: (user, refused, signal) => connections.renewed(user, name, refused, signal),
    wants: (user, scope) => connections.wants(user, name, scope),
  };
  return {
    name,
    ...(takesSignIns(settings) && { signIn }),
    address: () => new URL(url),
    headers: () => Promise.resolve(headers),
    policy: (tool) => toolPolicy({ approval, tools }, tool.name, tool.annotations ?? {}),
    arguments: (request) => request.arguments,
  };
}
