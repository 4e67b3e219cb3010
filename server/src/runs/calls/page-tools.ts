import { type ServerNote, type Tool, Toolbox, type ToolOutcome, type ToolRequest } from '../../agent/toolbox.js';
import { MAX_TOOLS } from '../../agent/tools/tool-limits.js';
import { type PageTool } from '../../messages/message-part.js';
import { argumentsHash } from './tool-call-rows.js';

/** The name under which a page's own tools stand beside those of servers. */
export const PAGE_SERVER = 'page';

const NOT_HERE: ToolOutcome = {
  status: 'error',
  result: null,
  error: { code: 'tool_unavailable', message: 'This tool runs in a page that is not open any more.' },
};

/** A toolbox with the tools that the page has itself, before any others where those are too many: calls of those wait until the page brings their output. */
export class PageToolbox extends Toolbox {
  readonly tools: readonly Tool[];
  readonly notes: readonly ServerNote[];

  constructor(
    private readonly others: Toolbox,
    pageTools: readonly PageTool[],
  ) {
    super();
    this.tools = [...others.tools.slice(0, MAX_TOOLS - pageTools.length), ...pageTools.map(toolOf)];
    this.notes = others.notes;
  }

  call(request: ToolRequest, ...rest: [AbortSignal, Parameters<Toolbox['call']>[2]?]): ReturnType<Toolbox['call']> {
    if (request.tool.server === PAGE_SERVER) return Promise.resolve(NOT_HERE);
    return this.others.call(request, ...rest);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.others[Symbol.asyncDispose]();
  }
}

function toolOf({ name, description, parameters }: PageTool): Tool {
  return {
    name: `${PAGE_SERVER}__${name}`,
    server: PAGE_SERVER,
    toolName: name,
    title: name,
    description,
    parameters,
    annotations: {},
    asks: true,
    retry: 'effect',
    sha256: argumentsHash({ name, description, parameters }),
  };
}
