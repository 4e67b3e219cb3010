import {
  type JSONRPCMessage,
  StreamableHTTPClientTransport,
  type TransportSendOptions,
} from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { type McpServer } from './mcp-server.js';
import { serverFetch } from './server-fetch.js';
import { ToolCall } from './tool-call.js';

/** Ties each call to its own request: an answer that breaks off ends the call, and the end of a call ends its request. */
export class CallTransport extends StreamableHTTPClientTransport {
  constructor(server: McpServer, user: Owner) {
    super(server.address(), { fetch: serverFetch(server, user) });
  }

  override send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    const call = ToolCall.current();
    if (!call || !('method' in message && 'id' in message)) return super.send(message, options);
    const requestSignal = options?.requestSignal ?? call.signal;
    return super.send(message, { ...options, requestSignal, onRequestStreamEnd: () => call.end('cut') });
  }
}
