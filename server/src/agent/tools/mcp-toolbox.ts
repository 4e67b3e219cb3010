import { isInputRequiredResult, type Progress, type Tool as McpTool } from '@modelcontextprotocol/client';
import { type Owner } from '../../database/database.js';
import { DEEPEST, isDeeper } from '../../outside/nesting.js';
import {
  type CallListener,
  type ServerNote,
  type Tool,
  type ToolAsks,
  Toolbox,
  type ToolOutcome,
  type ToolProgress,
  type ToolRequest,
} from '../toolbox.js';
import { McpConnection } from './mcp-connection.js';
import { type McpServer } from './mcp-server.js';
import { type CallParams } from './mcp-session.js';
import { outcomeOf, outcomeOfBrokenPromise, outcomeOfMaze, outcomeOfTrouble, questionOf } from './outcome.js';
import { isAsPromised } from './promised-result.js';
import { ToolCall } from './tool-call.js';
import { type Listing, type ToolCatalogue } from './tool-catalogue.js';
import { MAX_TOOLS } from './tool-limits.js';
import { isServerDown, type Trouble, troubleOf } from './trouble.js';

const MAX_PROGRESS_MESSAGE = 500;

/** A server, what it offers, and our way to it. */
class Shelf {
  readonly connection: McpConnection;

  constructor(
    readonly catalogue: ToolCatalogue,
    readonly listing: Listing,
    user: Owner,
  ) {
    this.connection = new McpConnection(catalogue.server, user, listing.prior, () => catalogue.outdate());
  }
}

/** The tools of all servers that answer; connects to one with the first call of its tools. */
export class McpToolbox extends Toolbox {
  readonly tools: readonly Tool[];
  readonly notes: readonly ServerNote[];
  private readonly shelves: readonly Shelf[];

  constructor(
    catalogues: readonly (readonly [ToolCatalogue, Listing])[],
    user: Owner,
    private readonly timeoutMs: number,
  ) {
    super();
    this.shelves = catalogues.map(([catalogue, listing]) => new Shelf(catalogue, listing, user));
    this.tools = this.shelves.flatMap(({ listing }) => listing.tools).slice(0, MAX_TOOLS);
    this.notes = this.shelves.flatMap(({ listing: { name, instructions } }) =>
      instructions === undefined ? [] : [{ server: name, text: instructions }],
    );
  }

  async call(
    request: ToolRequest,
    signal: AbortSignal,
    { progressed, asked }: CallListener = {},
  ): Promise<ToolOutcome | ToolAsks> {
    const { server, toolName, retry } = request.tool;
    const shelf = this.shelves.find(({ listing }) => listing.name === server);
    const definition = shelf?.listing.definitions.get(toolName);
    if (!shelf || !definition) return outcomeOfTrouble(missing(request.tool), retry);
    const { circuit } = shelf.catalogue;
    if (!circuit.admits()) return outcomeOfTrouble(resting(request.tool), retry);

    using call = new ToolCall(signal, this.timeoutMs);
    call.ask = asked;
    const hear = (progress: Progress) => {
      call.isAlive();
      progressed?.(readable(progress));
    };
    try {
      const outcome = await this.made(call, shelf, definition, request, hear);
      circuit.succeeded();
      return outcome;
    } catch (error) {
      if (signal.aborted) circuit.gaveUp();
      signal.throwIfAborted();
      return failed(call, error, shelf, request);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.shelves.map(({ connection }) => connection[Symbol.asyncDispose]()));
  }

  private async made(
    call: ToolCall,
    { connection, catalogue }: Shelf,
    tool: McpTool,
    request: ToolRequest,
    hear: (progress: Progress) => void,
  ): Promise<ToolOutcome | ToolAsks> {
    call.signal.throwIfAborted();
    const params = paramsOf(catalogue.server, request);
    const result = await connection.call({ tool, params, call, onprogress: hear });
    if (isInputRequiredResult(result)) return { status: 'input_required', question: questionOf(result) };
    if (isDeeper(result, DEEPEST)) return outcomeOfMaze();
    return (await isAsPromised(tool, result)) ? outcomeOf(result, call.unanswered) : outcomeOfBrokenPromise(result);
  }
}

/** What is told of a call that came to nothing; the circuit learns from it how the server is doing. */
function failed(call: ToolCall, error: unknown, { catalogue }: Shelf, { tool }: ToolRequest): ToolOutcome {
  const trouble = troubleOf(call.failure(error), tool.server, catalogue.server.signIn !== undefined);
  if (isServerDown(trouble)) catalogue.circuit.failed();
  else catalogue.circuit.succeeded();
  return outcomeOfTrouble({ ...trouble, isLost: trouble.isLost && call.isSent }, tool.retry);
}

function readable({ progress, total, message }: Progress): ToolProgress {
  return { progress, total: total ?? null, message: message?.slice(0, MAX_PROGRESS_MESSAGE) ?? null };
}

function missing({ server, toolName }: Tool): Trouble {
  const message = `The ${server} server does not offer ${toolName} at the moment.`;
  return { code: 'tool_unavailable', message, isLost: false };
}

function resting({ server }: Tool): Trouble {
  const message = `The ${server} server has failed several times in a row, so it is left alone for a moment.`;
  return { code: 'tool_unavailable', message, isLost: false };
}

function paramsOf(server: McpServer, request: ToolRequest): CallParams {
  const { requestState, responses } = request.input ?? {};
  return {
    arguments: server.arguments(request),
    ...(responses && { inputResponses: responses }),
    ...(requestState !== undefined && { requestState }),
  };
}
