import { setTimeout as delay } from 'node:timers/promises';
import {
  type CallToolResult,
  Client,
  type InputRequiredResult,
  type PriorDiscovery,
  type ProgressCallback,
  SdkHttpError,
  type Tool as McpTool,
} from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { CallTransport } from './call-transport.js';
import { answerNow } from './live-question.js';
import { type McpServer } from './mcp-server.js';
import { ToolCall } from './tool-call.js';

const US = { name: 'chatkeep', version: '1.0.0' };

/** Setting up takes no longer than this, whatever a call may take. */
const CONNECT_TIMEOUT_MS = 5_000;
const GOODBYE_MS = 1_000;

/** All pages of a list of tools together. */
const LIST_TIMEOUT_MS = 10_000;
const MAX_PAGES = 20;
const MAX_INSTRUCTIONS = 2_000;

/** The call has a clock of its own; the SDK's must not strike first. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** Questions of a server come back as results and wait for the user; see `answerNow` for those that cannot. */
const OPTIONS = {
  versionNegotiation: { mode: 'auto' as const },
  inputRequired: { autoFulfill: false },
  capabilities: { elicitation: { form: {}, url: {} } },
  listMaxPages: MAX_PAGES,
};

/** What a server tells before any of its tools is called. */
export interface Discovery {
  readonly tools: readonly McpTool[];
  readonly prior: PriorDiscovery;
  /** How long its list of tools stays good, as it says itself. */
  readonly ttlMs?: number;
  readonly instructions?: string;
}

/** What a tool is called with, and, after its server has asked for more, what that led to. */
export interface CallParams {
  readonly arguments: Record<string, unknown>;
  readonly inputResponses?: Readonly<Record<string, unknown>>;
  readonly requestState?: string;
}

interface Connected {
  readonly client: Client;
  readonly transport: CallTransport;
  readonly underWay: Set<ToolCall>;
}

/** A way to one server in the name of one user; it opens with its first use and tells what it hears until it ends. */
export class McpConnection implements AsyncDisposable {
  private current: Promise<Connected> | undefined;
  private readonly opened: Promise<Connected>[] = [];
  private readonly connecting = new AbortController();

  constructor(
    private readonly server: McpServer,
    private readonly user: Owner,
    /** Which era of the protocol the server is known to speak. */
    private readonly prior?: PriorDiscovery,
    /** Hears that the server now offers other tools. */
    private readonly onToolsChanged: () => void = () => undefined,
  ) {}

  /** Every tool of the server, what it says of itself, and the era that it speaks. */
  async discover(): Promise<Discovery> {
    const { client } = await this.connection();
    using call = new ToolCall(this.connecting.signal, LIST_TIMEOUT_MS);
    const options = { signal: call.signal, timeout: NO_TIMEOUT_MS };
    const listed = call.run(() => client.listTools(undefined, options));
    const { tools, ttlMs } = await listed.catch((error: unknown) => Promise.reject(call.failure(error) as Error)); // or the SDK's
    const discover = client.getDiscoverResult();
    const instructions = client.getInstructions()?.slice(0, MAX_INSTRUCTIONS);
    const prior: PriorDiscovery = discover ? { kind: 'modern', discover } : { kind: 'legacy' };
    return {
      tools,
      prior,
      ...(typeof ttlMs === 'number' && { ttlMs }),
      ...(instructions !== undefined && { instructions }),
    };
  }

  /** Calls a tool; once more when the server has forgotten our session, since then it did nothing. */
  async call(
    tool: McpTool,
    params: CallParams,
    call: ToolCall,
    onprogress: ProgressCallback,
  ): Promise<CallToolResult | InputRequiredResult> {
    const connection = this.connection();
    try {
      return await callOver(connection, tool, params, call, onprogress);
    } catch (error) {
      if (!hasForgottenUs(error)) throw error;
      if (this.current === connection) this.current = undefined;
      return await callOver(this.connection(), tool, params, call, onprogress);
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
    const client = new Client(US, OPTIONS);
    const underWay = new Set<ToolCall>();
    client.setRequestHandler('elicitation/create', ({ params }, { mcpReq }) =>
      answerNow(params, mcpReq.signal, ToolCall.current() ?? only(underWay)),
    );
    client.setNotificationHandler('notifications/tools/list_changed', this.onToolsChanged);
    client.onerror = () => undefined; // whatever matters fails a call
    const limits = { timeout: CONNECT_TIMEOUT_MS, signal: this.connecting.signal };
    await client.connect(transport, { ...limits, ...(this.prior && { prior: this.prior }) });
    return { client, transport, underWay };
  }
}

/** A session that is gone is 404, and 400 with words about it from servers that know no better. */
function hasForgottenUs(error: unknown): boolean {
  if (!(error instanceof SdkHttpError)) return false;
  return error.status === 404 || (error.status === 400 && /session/i.test(error.message));
}

async function callOver(
  connection: Promise<Connected>,
  tool: McpTool,
  params: CallParams,
  call: ToolCall,
  onprogress: ProgressCallback,
): Promise<CallToolResult | InputRequiredResult> {
  const { client, underWay } = await call.orEnd(connection);
  const toolDefinition = { ...tool, outputSchema: undefined }; // a result that breaks its schema is still a result
  const limits = { signal: call.signal, timeout: NO_TIMEOUT_MS };
  const options = { ...limits, toolDefinition, onprogress, allowInputRequired: true };
  underWay.add(call);
  try {
    return await call.run(() => client.callTool({ name: tool.name, ...params }, options));
  } finally {
    underWay.delete(call);
  }
}

/** The call that a question belongs to which does not say so. */
function only(underWay: ReadonlySet<ToolCall>): ToolCall | undefined {
  return underWay.size === 1 ? [...underWay][0] : undefined;
}

async function close({ client, transport }: Connected): Promise<void> {
  const goodbye = transport.terminateSession().catch(() => undefined);
  await Promise.race([goodbye, delay(GOODBYE_MS, undefined, { ref: false })]);
  await client.close();
}
