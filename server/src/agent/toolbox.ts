import { type Owner } from '../database/database.js';

/** How safe it is to call a tool again when its outcome was lost. */
export type Retry = 'read' | 'idempotent' | 'effect';

/** What a server says of its tool's nature; hints, as far as that server is trusted. */
export interface ToolAnnotations {
  readonly title?: string | undefined;
  readonly readOnlyHint?: boolean | undefined;
  readonly destructiveHint?: boolean | undefined;
  readonly idempotentHint?: boolean | undefined;
  readonly openWorldHint?: boolean | undefined;
}

/** A tool that the model may call. */
export interface Tool {
  /** As the model knows it: `<server>__<tool>` in at most 64 letters, digits, `_` and `-`. */
  readonly name: string;
  readonly server: string;
  /** As its server knows it. */
  readonly toolName: string;
  readonly title: string;
  readonly description: string;
  /** A JSON Schema of the arguments that the model gives. */
  readonly parameters: Record<string, unknown>;
  readonly annotations: ToolAnnotations;
  /** Whether each call needs the user's approval. */
  readonly asks: boolean;
  readonly retry: Retry;
  /** SHA-256, hex, of what the server says of the tool: its name, description, input schema and annotations. */
  readonly sha256: string;
}

/** One call; the same key stands for the same call, made again. */
export interface ToolRequest {
  readonly tool: Tool;
  readonly arguments: Record<string, unknown>;
  readonly idempotencyKey: string;
  /** What the call goes on with, after its server has asked for it. */
  readonly input?: ToolInput;
}

/** What a tool's server asks before it goes on, in MCP's own form; its state goes back to it as it came. */
export interface ToolQuestion {
  readonly requestState?: string;
  readonly requests: Readonly<Record<string, unknown>>;
}

/** The answers to such questions, each under the name of its question. */
export interface ToolInput {
  readonly requestState?: string;
  readonly responses: Readonly<Record<string, unknown>>;
}

/** What a tool answered, in MCP's own form. */
export interface ToolResult {
  readonly content: readonly unknown[];
  readonly structuredContent?: unknown;
}

/** How far a call has come, as its server tells while it works. */
export interface ToolProgress {
  readonly progress: number;
  readonly total: number | null;
  readonly message: string | null;
}

/** Hears what a call tells while it works, and answers what it asks meanwhile. */
export interface CallListener {
  readonly progressed?: (progress: ToolProgress) => void;
  /** The server holds the call open for the answer; the signal fires when it does so no more. */
  readonly asked?: (question: ToolQuestion, signal: AbortSignal) => Promise<ToolInput>;
}

/** How a call ended; `unknown_outcome` when a tool with effects may or may not have done its work. */
export interface ToolOutcome {
  readonly status: 'success' | 'error' | 'unknown_outcome';
  readonly result: ToolResult | null;
  /** In words that a person understands. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Whether the tool may have done its work although no answer came. */
  readonly isLost?: boolean;
}

/** The tool has done nothing yet: its server wants to know something first. */
export interface ToolAsks {
  readonly status: 'input_required';
  readonly question: ToolQuestion;
}

/** What a server tells a model about its tools. */
export interface ServerNote {
  readonly server: string;
  readonly text: string;
}

/** The tools of one user, open for as long as an answer needs them. */
export abstract class Toolbox implements AsyncDisposable {
  abstract readonly tools: readonly Tool[];

  /** What the servers of these tools say of themselves. */
  abstract readonly notes: readonly ServerNote[];

  /** Calls a tool; what goes wrong is an outcome, only an abort throws. A tool may ask something first. */
  abstract call(request: ToolRequest, signal: AbortSignal, listener?: CallListener): Promise<ToolOutcome | ToolAsks>;

  abstract [Symbol.asyncDispose](): Promise<void>;
}

export const TOOL_SERVER_STATUSES = ['ready', 'connecting', 'needs_connection', 'unavailable'] as const;

/** How a server stands; one that `needs_connection` wants this user to sign in there, for the first time or for more. */
export type ToolServerStatus = (typeof TOOL_SERVER_STATUSES)[number];

/** A server and what it offers; without an answer from it, `error` says why. */
export interface ToolServer {
  readonly name: string;
  readonly status: ToolServerStatus;
  readonly error?: string;
  /** Whether the user is signed in there; absent where nobody needs to be. */
  readonly isConnected?: boolean;
  readonly tools: readonly Tool[];
}

/** Where toolboxes come from. */
export abstract class Toolboxes {
  /** The tools that `user` may use; those of a server that does not answer are missing. */
  abstract open(user: Owner): Promise<Toolbox>;

  /** Every server, whether it answers or not. */
  abstract list(user: Owner): Promise<readonly ToolServer[]>;
}
