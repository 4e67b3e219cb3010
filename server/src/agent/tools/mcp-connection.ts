import {
  type CallToolResult,
  type InputRequiredResult,
  type PriorDiscovery,
  SdkHttpError,
} from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { unlessAborted } from '../../outside/unless-aborted.js';
import { CallTransport } from './call-transport.js';
import { type McpServer } from './mcp-server.js';
import { type CallToMake, type Discovery, McpSession } from './mcp-session.js';

/** A way to one server in the name of one user; it opens with its first use and tells what it hears until it ends. */
export class McpConnection implements AsyncDisposable {
  private current: Promise<McpSession> | undefined;
  private readonly opened: Promise<McpSession>[] = [];
  private readonly ending = new AbortController();

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
    return await (await this.session()).discover(this.ending.signal);
  }

  /** Calls a tool; once more when the server has forgotten our session, since then it did nothing. */
  async call(made: CallToMake): Promise<CallToolResult | InputRequiredResult> {
    const over = async (opening: Promise<McpSession>) =>
      await (await unlessAborted(made.call.signal, opening)).call(made);
    const session = this.session();
    try {
      return await over(session);
    } catch (error) {
      if (!hasForgottenUs(error)) throw error;
      if (this.current === session) this.current = undefined;
      return await over(this.session());
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.ending.abort();
    await Promise.all(
      this.opened.map((opening) =>
        opening.then(
          (session) => session.close(),
          () => undefined,
        ),
      ),
    );
  }

  private session(): Promise<McpSession> {
    if (this.current) return this.current;
    const opening = this.open();
    this.opened.push(opening);
    opening.catch(() => (this.current = undefined));
    this.current = opening;
    return opening;
  }

  private async open(): Promise<McpSession> {
    const session = new McpSession(new CallTransport(this.server, this.user), this.onToolsChanged);
    await session.open(this.prior, this.ending.signal);
    return session;
  }
}

/** A session that is gone is 404, and 400 with words about it from servers that know no better. */
function hasForgottenUs(error: unknown): boolean {
  if (!(error instanceof SdkHttpError)) return false;
  return error.status === 404 || (error.status === 400 && /session/i.test(error.message));
}
