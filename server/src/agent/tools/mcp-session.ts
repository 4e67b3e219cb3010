import { setTimeout as delay } from 'node:timers/promises';
import {
  type CallToolResult,
  Client,
  type InputRequiredResult,
  type PriorDiscovery,
  type ProgressCallback,
  type Tool as McpTool,
} from '@modelcontextprotocol/client';
import { type CallTransport } from './call-transport.js';
import { answerNow } from './live-question.js';
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

/** A call of a tool, and who hears how far it has come. */
export interface CallToMake {
  readonly tool: McpTool;
  readonly params: CallParams;
  readonly call: ToolCall;
  readonly onprogress: ProgressCallback;
}

/** One session with a server, from the handshake to the goodbye. */
export class McpSession {
  private readonly client = new Client(US, OPTIONS);
  private readonly underWay = new Set<ToolCall>();

  constructor(
    private readonly transport: CallTransport,
    onToolsChanged: () => void,
  ) {
    this.client.setRequestHandler('elicitation/create', ({ params }, { mcpReq }) =>
      answerNow(params, mcpReq.signal, ToolCall.current() ?? this.onlyCall()),
    );
    this.client.setNotificationHandler('notifications/tools/list_changed', onToolsChanged);
    this.client.onerror = () => undefined; // whatever matters fails a call
  }

  /** Shakes hands, in the era of the protocol that the server is known to speak, or finds out which. */
  async open(prior: PriorDiscovery | undefined, signal: AbortSignal): Promise<void> {
    await this.client.connect(this.transport, { timeout: CONNECT_TIMEOUT_MS, signal, ...(prior && { prior }) });
  }

  /** Every tool of the server, what it says of itself, and the era that it speaks. */
  async discover(signal: AbortSignal): Promise<Discovery> {
    using call = new ToolCall(signal, LIST_TIMEOUT_MS);
    const options = { signal: call.signal, timeout: NO_TIMEOUT_MS };
    const listed = call.run(() => this.client.listTools(undefined, options));
    const { tools, ttlMs } = await listed.catch((error: unknown) => Promise.reject(call.failure(error) as Error)); // or the SDK's
    const discover = this.client.getDiscoverResult();
    const instructions = this.client.getInstructions()?.slice(0, MAX_INSTRUCTIONS);
    return {
      tools,
      prior: discover ? { kind: 'modern', discover } : { kind: 'legacy' },
      ...(typeof ttlMs === 'number' && { ttlMs }),
      ...(instructions !== undefined && { instructions }),
    };
  }

  async call({ tool, params, call, onprogress }: CallToMake): Promise<CallToolResult | InputRequiredResult> {
    const toolDefinition = { ...tool, outputSchema: undefined }; // a result that breaks its schema is still a result
    const limits = { signal: call.signal, timeout: NO_TIMEOUT_MS };
    const options = { ...limits, toolDefinition, onprogress, allowInputRequired: true };
    this.underWay.add(call);
    try {
      return await call.run(() => this.client.callTool({ name: tool.name, ...params }, options));
    } finally {
      this.underWay.delete(call);
    }
  }

  async close(): Promise<void> {
    const goodbye = this.transport.terminateSession().catch(() => undefined);
    await Promise.race([goodbye, delay(GOODBYE_MS, undefined, { ref: false })]);
    await this.client.close();
  }

  /** The call that a question belongs to which does not say so. */
  private onlyCall(): ToolCall | undefined {
    return this.underWay.size === 1 ? [...this.underWay][0] : undefined;
  }
}
