import { type Tool as McpTool } from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { type ToolRequest } from '../toolbox.js';
import { type ToolPolicy } from './tool-policy.js';

/** The sign-ins of users at a server. */
export interface SignIn {
  /** The user's token; null when there is none that is good. */
  token(user: Owner, signal: AbortSignal): Promise<string | null>;
  /** Another token than the one that was refused; null when the user has to sign in. */
  renewed(user: Owner, refused: string, signal: AbortSignal): Promise<string | null>;
  /** A call was refused that needs these rights; whether the user may get them by signing in once more. */
  wants(user: Owner, scope: string | undefined): Promise<boolean>;
}

/** An MCP server: where it is, how it knows who asks, and how far its tools are trusted. */
export interface McpServer {
  readonly name: string;
  /** How long an answer waits for its tools when nothing is known of them yet; absent where two seconds are enough. */
  readonly patienceMs?: number;
  address(): URL;
  headers(user: Owner): Promise<Record<string, string>>;
  /** How users sign in there themselves; absent where they cannot. */
  readonly signIn?: SignIn;
  policy(tool: McpTool): ToolPolicy;
  /** What the tool is really called with. */
  arguments(request: ToolRequest): Record<string, unknown>;
}
