import { type Tool as McpTool } from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { type Tool, Toolbox, type ToolOutcome, type ToolRequest } from '../toolbox.js';
import { McpConnection } from './mcp-connection.js';
import { type McpServer } from './mcp-server.js';
import { outcomeOf, outcomeOfTrouble } from './outcome.js';
import { ToolCall } from './tool-call.js';
import { type Listing } from './tool-catalogue.js';
import { type Trouble, troubleAtEnd, troubleOf } from './trouble.js';

/** A server, what it offers, and our way to it. */
class Shelf {
  readonly connection: McpConnection;

  constructor(
    readonly server: McpServer,
    readonly listing: Listing,
    user: Owner,
  ) {
    this.connection = new McpConnection(server, user, listing.prior);
  }
}

/** The tools of all servers that answer; connects to one with the first call of its tools. */
export class McpToolbox extends Toolbox {
  readonly tools: readonly Tool[];
  private readonly shelves: readonly Shelf[];

  constructor(
    servers: readonly (readonly [McpServer, Listing])[],
    user: Owner,
    private readonly timeoutMs: number,
  ) {
    super();
    this.shelves = servers.map(([server, listing]) => new Shelf(server, listing, user));
    this.tools = this.shelves.flatMap(({ listing }) => listing.tools);
  }

  async call(request: ToolRequest, signal: AbortSignal): Promise<ToolOutcome> {
    const { server, toolName, retry } = request.tool;
    const shelf = this.shelves.find(({ listing }) => listing.name === server);
    const definition = shelf?.listing.definitions.get(toolName);
    if (!shelf || !definition) return outcomeOfTrouble(missing(request.tool), retry);

    using call = new ToolCall(signal, this.timeoutMs);
    return await this.made(call, shelf, definition, request).catch((error: unknown) => {
      signal.throwIfAborted();
      const trouble = call.endedBy ? troubleAtEnd(call.endedBy, server, this.timeoutMs) : troubleOf(error, server);
      return outcomeOfTrouble({ ...trouble, isLost: trouble.isLost && call.isSent }, retry);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.shelves.map(({ connection }) => connection[Symbol.asyncDispose]()));
  }

  private async made(call: ToolCall, shelf: Shelf, tool: McpTool, request: ToolRequest): Promise<ToolOutcome> {
    call.signal.throwIfAborted();
    return outcomeOf(await shelf.connection.call(tool, shelf.server.arguments(request), call));
  }
}

function missing({ server, toolName }: Tool): Trouble {
  const message = `The ${server} server does not offer ${toolName} at the moment.`;
  return { code: 'tool_unavailable', message, isLost: false };
}
