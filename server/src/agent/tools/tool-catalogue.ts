import { type PriorDiscovery, type Tool as McpTool } from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { type Tool, type ToolServer } from '../toolbox.js';
import { McpConnection } from './mcp-connection.js';
import { type McpServer } from './mcp-server.js';
import { isCallable, offeredTool } from './offered-tool.js';
import { troubleOf } from './trouble.js';

const FRESH_MS = 60_000;
const FAILED_MS = 10_000;

/** What a server offers, or why nobody knows. */
export interface Listing extends ToolServer {
  readonly tools: readonly Tool[];
  readonly definitions: ReadonlyMap<string, McpTool>;
  readonly prior?: PriorDiscovery;
}

/** Remembers what a server offers: only the very first answer waits for it, every later one begins with what is known. */
export class ToolCatalogue {
  private latest: Listing | undefined;
  private asking: Promise<Listing> | undefined;
  private freshUntil = 0;

  constructor(readonly server: McpServer) {}

  /** What the server offers, at most a minute and an answer old; a server that does not answer offers nothing. */
  async get(user: Owner): Promise<Listing> {
    if (Date.now() >= this.freshUntil) this.asking ??= this.refresh(user);
    return this.latest ?? (await this.asking) ?? (await this.refresh(user));
  }

  private async refresh(user: Owner): Promise<Listing> {
    const listing = await this.ask(user);
    this.latest = listing;
    this.asking = undefined;
    this.freshUntil = Date.now() + (listing.status === 'ready' ? FRESH_MS : FAILED_MS);
    return listing;
  }

  private async ask(user: Owner): Promise<Listing> {
    const { name } = this.server;
    try {
      await using connection = new McpConnection(this.server, user);
      const { tools, prior } = await connection.discover();
      const definitions = new Map(tools.filter(isCallable).map((tool) => [tool.name, tool]));
      const offered = [...definitions.values()].map((tool) => offeredTool(this.server, tool));
      return { name, status: 'ready', tools: offered, definitions, prior };
    } catch (error) {
      const { message } = troubleOf(error, name);
      return { name, status: 'unavailable', error: message, tools: [], definitions: new Map() };
    }
  }
}
