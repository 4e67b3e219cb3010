import { type FetchLike } from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { guardedFetch } from '../../outside/guarded-fetch.js';
import { type McpServer } from './mcp-server.js';
import { ToolCall } from './tool-call.js';

/** Reaches a server in the name of a user. A token that the server does not take any more is renewed once. */
export function serverFetch(server: McpServer, user: Owner): FetchLike {
  const outside = guardedFetch({ allowedOrigins: [server.address().origin], deadlineMs: Infinity });

  return async (url, init) => {
    const call = ToolCall.current();
    const ask = async (token: string | null) =>
      await outside(url, withHeaders(init, await server.headers(user), token), () => call?.end('too_large'));
    const token = (await server.signIn?.token(user)) ?? null;
    const response = await ask(token);
    if (response.status !== 401 || token === null) return response;
    const renewed = await server.signIn?.renewed(user, token);
    if (renewed == null) return response;
    await response.body?.cancel();
    return await ask(renewed);
  };
}

/** The server's own headers go with every request anew, since tokens run out. */
function withHeaders(init: RequestInit | undefined, own: Record<string, string>, token: string | null): RequestInit {
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  return { ...init, headers };
}
