import {
  type JSONRPCMessage,
  StreamableHTTPClientTransport,
  type TransportSendOptions,
} from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { boundedFetch } from './bounded-fetch.js';
import { type McpServer } from './mcp-server.js';
import { ToolCall } from './tool-call.js';

/** Ties each call to its own request: an answer that breaks off ends the call, and the end of a call ends its request. */
export class CallTransport extends StreamableHTTPClientTransport {
  static async to(server: McpServer, user: Owner): Promise<CallTransport> {
    const headers = await server.headers(user);
    return new CallTransport(server.address(), { fetch: boundedFetch, requestInit: { headers } });
  }

  override send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    const call = ToolCall.current();
    if (!call || !('method' in message && 'id' in message)) return super.send(message, options);
    const requestSignal = options?.requestSignal ?? call.signal;
    return super.send(message, { ...options, requestSignal, onRequestStreamEnd: () => call.end('cut') });
  }
}
