import { type FetchLike, type StoredOAuthClientInformation } from '@modelcontextprotocol/client';
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

/** As whom we are known to the server's issuer, where whoever runs Chatkeep has agreed on that with it. */
export function registeredClient({
  oauth,
}: Pick<McpServerSettings, 'oauth'>): StoredOAuthClientInformation | undefined {
  if (!oauth) return undefined;
  const { clientId, clientSecret, issuer } = oauth;
  return {
    client_id: clientId,
    ...(clientSecret !== undefined && { client_secret: clientSecret }),
    ...(issuer !== undefined && { issuer }),
  };
}

/** The same client with the secret that the settings now have for it, since secrets are changed from time to time. */
export function presentClient(known: StoredOAuthClientInformation, settings: Pick<McpServerSettings, 'oauth'>) {
  const registered = registeredClient(settings);
  return registered?.client_id === known.client_id ? { ...known, ...registered } : known;
}

/**
 * Reaches what the server at `url` says of its sign-in: addresses that others choose, so no private ones but the server's
 * own, which the settings name or named; where that is not known, none at all.
 */
export function signInFetch(url: string): FetchLike {
  const outside = guardedFetch({ allowedOrigins: URL.canParse(url) ? [new URL(url).origin] : [] });
  return (target, init) => outside(target, init);
}
