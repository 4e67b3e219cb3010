import { type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import { web } from '../../../outside/testing/listening.js';
import { called } from './fixture-requests.js';
import { fixtureTools, words } from './fixture-tools.js';
import { legacyAnswer, type LegacySessions, type Loss } from './legacy-sessions.js';
import { MISBEHAVIOURS } from './misbehaviours.js';

/** What a fixture server has seen. */
interface Seen {
  readonly tools: string[];
  listings: number;
}

/** What a fixture server says of itself. */
interface Offer {
  readonly instructions?: string;
  readonly ttlMs?: number;
}

/** A real MCP server that misbehaves on demand, in either era of the protocol. */
export async function fixtureServer({ isLegacy = false, ...offer }: Offer & { readonly isLegacy?: boolean } = {}) {
  const seen: Seen = { tools: [], listings: 0 };
  const sessions: LegacySessions = new Map();
  const loss: Loss = { status: 404, words: '' };
  const { build, slow } = builder(offer);
  const protocol = isLegacy ? legacyAnswer(build, sessions, loss) : toNodeHandler(createMcpHandler(build));
  let isFrozen = false;
  const place = await web((request, response) => {
    void bodyOf(request).then((body) => {
      note(seen, body);
      if (isFrozen) return undefined;
      const answer = MISBEHAVIOURS.get(called(body).tool ?? '') ?? protocol;
      return answer(request, response, body);
    });
  });
  return {
    url: `http://127.0.0.1:${place.port}/mcp`,
    seen,
    sessions,
    /** How it answers those whose session is gone. */
    loss,
    /** From now on takes requests and answers none. */
    freeze: () => (isFrozen = true),
    /** Resolves when the slow tool runs, and when it was stopped. */
    slow,
    [Symbol.asyncDispose]: place[Symbol.asyncDispose],
  };
}

/** Builds the server's tools anew for everybody, one more once they have grown; tells what the slow one lives through. */
function builder({ instructions, ttlMs = 60_000 }: Offer) {
  const started = Promise.withResolvers<undefined>();
  const stopped = Promise.withResolvers<undefined>();
  let hasGrown = false;
  const watch = {
    slowStarted: () => started.resolve(undefined),
    slowStopped: () => stopped.resolve(undefined),
    grown: () => void (hasGrown = true),
  };
  const options = { cacheHints: { 'tools/list': { ttlMs } }, ...(instructions !== undefined && { instructions }) };
  const build = (): McpServer => {
    const tools = fixtureTools(watch, options);
    if (hasGrown) tools.registerTool('extra', {}, () => words('more'));
    return tools;
  };
  return { build, slow: { started: started.promise, stopped: stopped.promise } };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  return request.method === 'POST' ? await json(request) : undefined;
}

function note(seen: Seen, body: unknown): void {
  const { method, tool } = called(body);
  if (method === 'tools/list') seen.listings++;
  if (tool !== undefined) seen.tools.push(tool);
}
