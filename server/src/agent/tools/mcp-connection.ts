import { setTimeout as delay } from 'node:timers/promises';
import {
  type CallToolResult,
  Client,
  type PriorDiscovery,
  SdkHttpError,
  type Tool as McpTool,
} from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { CallTransport } from './call-transport.js';
import { type McpServer } from './mcp-server.js';
import { type ToolCall } from './tool-call.js';

const US = { name: 'chatkeep', version: '1.0.0' };

/** Setting up takes no longer than this, whatever a call may take. */
const CONNECT_TIMEOUT_MS = 5_000;
const GOODBYE_MS = 1_000;

/** The call has a clock of its own; the SDK's must not strike first. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

interface Connected {
  readonly client: Client;
  readonly transport: CallTransport;
}

/** A way to one server in the name of one user; it opens with its first use. */
export class McpConnection implements AsyncDisposable {
  private current: Promise<Connected> | undefined;
  private readonly opened: Promise<Connected>[] = [];
  private readonly connecting = new AbortController();

  constructor(
    private readonly server: McpServer,
    private readonly user: Owner,
    /** Which era of the protocol the server is known to speak. */
    private readonly prior?: PriorDiscovery,
  ) {}

  /** Every tool of the server, and the era that it speaks. */
  async discover(): Promise<{ tools: readonly McpTool[]; prior: PriorDiscovery }> {
    const { client } = await this.connection();
    const { tools } = await client.listTools(undefined, { timeout: CONNECT_TIMEOUT_MS });
    const discover = client.getDiscoverResult();
    return { tools, prior: discover ? { kind: 'modern', discover } : { kind: 'legacy' } };
  }

  /** Calls a tool; once more when the server has forgotten our session, since then it did nothing. */
  async call(tool: McpTool, args: Record<string, unknown>, call: ToolCall): Promise<CallToolResult> {
    const connection = this.connection();
    try {
      return await callOver(connection, tool, args, call);
    } catch (error) {
      if (!(error instanceof SdkHttpError && error.status === 404)) throw error;
      if (this.current === connection) this.current = undefined;
      return await callOver(this.connection(), tool, args, call);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.connecting.abort();
    await Promise.all(this.opened.map((connection) => connection.then(close, () => undefined)));
  }

  private connection(): Promise<Connected> {
    if (this.current) return this.current;
    const connection = this.connect();
    this.opened.push(connection);
    connection.catch(() => (this.current = undefined));
    this.current = connection;
    return connection;
  }

  private async connect(): Promise<Connected> {
    const transport = new CallTransport(this.server, this.user);
    const options = { versionNegotiation: { mode: 'auto' as const }, inputRequired: { autoFulfill: false } };
    const client = new Client(US, options);
    client.onerror = () => undefined; // whatever matters fails a call
    const limits = { timeout: CONNECT_TIMEOUT_MS, signal: this.connecting.signal };
    await client.connect(transport, { ...limits, ...(this.prior && { prior: this.prior }) });
    return { client, transport };
  }
}

async function callOver(
  connection: Promise<Connected>,
  tool: McpTool,
  args: Record<string, unknown>,
  call: ToolCall,
): Promise<CallToolResult> {
  const { client } = await call.orEnd(connection);
  const toolDefinition = { ...tool, outputSchema: undefined }; // a result that breaks its schema is still a result
  const options = { signal: call.signal, timeout: NO_TIMEOUT_MS, toolDefinition };
  return await call.run(() => client.callTool({ name: tool.name, arguments: args }, options));
}

async function close({ client, transport }: Connected): Promise<void> {
  const goodbye = transport.terminateSession().catch(() => undefined);
  await Promise.race([goodbye, delay(GOODBYE_MS, undefined, { ref: false })]);
  await client.close();
}
