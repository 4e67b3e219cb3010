import { setTimeout as delay } from 'node:timers/promises';
import { type PriorDiscovery, type Tool as McpTool } from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { type ToolServer, type ToolServerStatus } from '../toolbox.js';
import { Circuit } from './circuit.js';
import { freshMs } from './fresh-ms.js';
import { McpConnection } from './mcp-connection.js';
import { type McpServer } from './mcp-server.js';
import { offeredTool } from './offered-tool.js';
import { usableTools } from './tool-limits.js';
import { isServerDown, troubleOf } from './trouble.js';

const FAILED_MS = 10_000;

/** An answer begins without the tools of a server that has not told of them by then, unless the server says otherwise. */
const PATIENCE_MS = 2_000;

/** What a server offers, or why nobody knows. */
export interface Listing extends ToolServer {
  readonly definitions: ReadonlyMap<string, McpTool>;
  /** What the server says of itself to a model. */
  readonly instructions?: string;
  readonly prior?: PriorDiscovery;
  readonly ttlMs?: number;
}

/**
 * Remembers what a server offers, for as long as the server says (see `freshMs`). Answers wait for it only where nothing
 * is known yet or the server has said that its tools changed, and not for long. No stream stays open to hear of changes:
 * those that a server tells while it works on a call are taken up at once, all others when the list is asked for again.
 */
export class ToolCatalogue {
  /** How the server is doing, in listing its tools and in calling them. */
  readonly circuit = new Circuit();

  private latest: Listing | undefined;
  private asking: Promise<Listing> | undefined;
  private freshUntil = 0;

  /** How often the server has said that its tools changed, and how many of these changes `latest` shows. */
  private changes = 0;
  private shown = 0;

  constructor(
    readonly server: McpServer,
    /** Whether it is of one user who is signed in there. */
    readonly isOwn = false,
    private readonly now: () => number = Date.now,
  ) {}

  /** The server has said that it offers other tools now. */
  outdate(): void {
    this.changes++;
    this.freshUntil = 0;
    this.asking = undefined;
  }

  /** What the server offers, at most as old as it allows and an answer; a server that does not answer offers nothing. */
  async get(user: Owner): Promise<Listing> {
    if (this.isStale() && !this.asking && this.circuit.admits()) this.asking = this.refresh(user);
    const { latest } = this;
    if (latest && this.circuit.state !== 'closed') return this.away(latest.error);
    if (latest && this.shown === this.changes) return latest;
    const patience = delay(this.server.patienceMs ?? PATIENCE_MS, undefined, { ref: false });
    return await Promise.race([this.asking ?? this.away(), patience]).then(
      (listing) =>
        listing ?? latest ?? this.empty('connecting', `The ${this.server.name} server has not answered yet.`),
    );
  }

  private isStale(): boolean {
    return this.now() >= this.freshUntil || this.circuit.state !== 'closed';
  }

  private async refresh(user: Owner): Promise<Listing> {
    const { changes } = this;
    const listing = await this.ask(user);
    if (changes !== this.changes) return listing; // of before a change: it is asked again
    this.latest = listing;
    this.shown = changes;
    this.asking = undefined;
    this.freshUntil = this.now() + (listing.status === 'ready' ? freshMs(listing.ttlMs) : FAILED_MS);
    return listing;
  }

  private async ask(user: Owner): Promise<Listing> {
    const { name } = this.server;
    try {
      await using connection = new McpConnection(this.server, user);
      const { tools, ...rest } = await connection.discover();
      this.circuit.succeeded();
      const definitions = new Map(usableTools(tools).map((tool) => [tool.name, tool]));
      const offered = [...definitions.values()].map((tool) => offeredTool(this.server, tool));
      return { name, status: 'ready', tools: offered, definitions, ...rest };
    } catch (error) {
      const trouble = troubleOf(error, name, this.server.signIn !== undefined);
      if (isServerDown(trouble)) this.circuit.open();
      else this.circuit.gaveUp();
      if (trouble.code === 'needs_connection') return this.empty('needs_connection', trouble.message);
      return this.away(trouble.message);
    }
  }

  private away(error = `The ${this.server.name} server has failed several times; it is tried again soon.`): Listing {
    return this.empty('unavailable', error);
  }

  private empty(status: Exclude<ToolServerStatus, 'ready'>, error: string): Listing {
    return { name: this.server.name, status, error, tools: [], definitions: new Map() };
  }
}
