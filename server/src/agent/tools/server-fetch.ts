import { extractWWWAuthenticateParams, type FetchLike } from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { guardedFetch } from '../../outside/guarded-fetch.js';
import { type McpServer, type SignIn } from './mcp-server.js';
import { MissingRights } from './missing-rights.js';
import { ToolCall } from './tool-call.js';

const NEVER = new AbortController().signal;

/**
 * Reaches a server in the name of a user. A token that the server does not take any more is renewed once;
 * throws `MissingRights` when it takes it, but not for this.
 */
export function serverFetch(server: McpServer, user: Owner): FetchLike {
  const outside = guardedFetch({ allowedOrigins: [server.address().origin], deadlineMs: Infinity });

  return async (url, init) => {
    const { signIn } = server;
    const call = ToolCall.current();
    const ask = async (token: string | null) => {
      const request = withHeaders(init, await server.headers(user), token);
      const response = await outside(url, request, () => call?.end('too_large'));
      if (signIn) await throwForRights(response, signIn, user);
      return response;
    };
    if (!signIn) return await ask(null);
    const signal = init?.signal ?? NEVER;
    const token = await signIn.token(user, signal);
    const response = await ask(token);
    if (response.status !== 401 || token === null) return response;
    const renewed = await signIn.renewed(user, token, signal);
    if (renewed === null) return response;
    await response.body?.cancel();
    return await ask(renewed);
  };
}

async function throwForRights(response: Response, signIn: SignIn, user: Owner): Promise<void> {
  if (response.status !== 403) return;
  const { error, scope } = extractWWWAuthenticateParams(response);
  if (error !== 'insufficient_scope') return;
  await response.body?.cancel();
  throw new MissingRights(await signIn.wants(user, scope));
}

/** The server's own headers go with every request anew, since tokens run out. */
function withHeaders(init: RequestInit | undefined, own: Record<string, string>, token: string | null): RequestInit {
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  return { ...init, headers };
}
