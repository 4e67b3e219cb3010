import { type FetchLike } from '@modelcontextprotocol/client';
import { type Config } from '../config/config.js';
import { type McpServerSettings } from '../config/mcp-servers.js';
import { NotFound } from '../http/not-found.js';
import { guardedFetch } from '../outside/guarded-fetch.js';

/** Whether users may sign in to the server themselves: it is not used with an access that the settings give to all. */
export function takesSignIns({ headers }: Pick<McpServerSettings, 'headers'>): boolean {
  return !Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
}

/** The configured server of that name that users sign in to. */
export function signInServer({ mcp }: Config, name: string): McpServerSettings {
  const server = mcp.servers.find((candidate) => candidate.name === name && takesSignIns(candidate));
  if (!server) throw new NotFound('server');
  return server;
}

/** Reaches what a server says of its sign-in: addresses that others choose, so no private ones but the server's own. */
export function signInFetch(url: string): FetchLike {
  const outside = guardedFetch({ allowedOrigins: [new URL(url).origin] });
  return (target, init) => outside(target, init);
}
