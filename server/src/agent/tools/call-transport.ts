import {
  type FetchLike,
  type JSONRPCMessage,
  StreamableHTTPClientTransport,
  type TransportSendOptions,
} from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { guardedFetch } from '../../outside/guarded-fetch.js';
import { type McpServer } from './mcp-server.js';
import { ToolCall } from './tool-call.js';

/** Ties each call to its own request: an answer that breaks off ends the call, and the end of a call ends its request. */
export class CallTransport extends StreamableHTTPClientTransport {
  constructor(server: McpServer, user: Owner) {
    const address = server.address();
    const outside = guardedFetch({ allowedOrigins: [address.origin], deadlineMs: Infinity });
    const fetch: FetchLike = async (url, init) => {
      const call = ToolCall.current();
      return outside(url, withHeaders(init, await server.headers(user)), () => call?.end('too_large'));
    };
    super(address, { fetch });
  }

  override send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    const call = ToolCall.current();
    if (!call || !('method' in message && 'id' in message)) return super.send(message, options);
    const requestSignal = options?.requestSignal ?? call.signal;
    return super.send(message, { ...options, requestSignal, onRequestStreamEnd: () => call.end('cut') });
  }
}

/** The server's own headers go with every request anew, since tokens run out. */
function withHeaders(init: RequestInit | undefined, own: Record<string, string>): RequestInit {
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  return { ...init, headers };
}
