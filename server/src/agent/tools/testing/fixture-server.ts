import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, isInitializeRequest } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { fixtureTools, words } from './fixture-tools.js';

/** What a fixture server has seen. */
interface Seen {
  readonly tools: string[];
  listings: number;
}

/** How a server answers those whose session it has forgotten. */
interface Loss {
  status: number;
  words: string;
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: unknown) => unknown;

/** A real MCP server that misbehaves on demand, in either era of the protocol. */
export async function fixtureServer({
  isLegacy = false,
  instructions,
  ttlMs = 60_000,
}: { isLegacy?: boolean; instructions?: string; ttlMs?: number } = {}) {
  const seen: Seen = { tools: [], listings: 0 };
  let isFrozen = false;
  let hasGrown = false;
  const started = Promise.withResolvers<undefined>();
  const stopped = Promise.withResolvers<undefined>();

  const watch = {
    slowStarted: () => started.resolve(undefined),
    slowStopped: () => stopped.resolve(undefined),
    grown: () => void (hasGrown = true),
  };
  const options = { cacheHints: { 'tools/list': { ttlMs } }, ...(instructions !== undefined && { instructions }) };
  const build = () => {
    const tools = fixtureTools(watch, options);
    if (hasGrown) tools.registerTool('extra', {}, () => words('more'));
    return tools;
  };

  const sessions = new Map<string, NodeStreamableHTTPServerTransport>();
  const loss: Loss = { status: 404, words: '' };
  const modern = toNodeHandler(createMcpHandler(build));
  const legacy: Answer = async (request, response, body) => {
    const id = String(request.headers['mcp-session-id']);
    const transport = sessions.get(id) ?? (isInitializeRequest(body) ? await session() : undefined);
    if (transport) return transport.handleRequest(request, response, body);
    if (isModern(body)) response.writeHead(400).end();
    else response.writeHead(loss.status).end(loss.words);
  };

  async function session(): Promise<NodeStreamableHTTPServerTransport> {
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    await build().connect(transport);
    return transport;
  }

  const answer: Answer = (request, response, body) => {
    const { id, method, tool } = called(body);
    if (method === 'tools/list') seen.listings++;
    if (tool !== undefined) seen.tools.push(tool);
    if (isFrozen) return undefined;
    if (tool === 'fail') return response.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Oops</h1>');
    if (tool === 'away') return response.writeHead(307, { Location: 'http://169.254.169.254/mcp' }).end();
    if (tool === 'wrong') return sayWrong(response, id);
    if (tool === 'cut' || tool === 'hang.up') return breakOff(response, tool);
    return (isLegacy ? legacy : modern)(request, response, body);
  };

  const server = createServer((request, response) => {
    const body = request.method === 'POST' ? json(request) : Promise.resolve(undefined);
    void body.then((parsed) => answer(request, response, parsed));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port

  return {
    url: `http://127.0.0.1:${port}/mcp`,
    seen,
    sessions,
    /** How it answers those whose session is gone. */
    loss,
    /** From now on takes requests and answers none. */
    freeze: () => (isFrozen = true),
    /** Resolves when the slow tool runs, and when it was stopped. */
    slow: { started: started.promise, stopped: stopped.promise },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Begins to answer; then the connection is gone, or the stream ends as if all were said. */
function breakOff(response: ServerResponse, how: 'cut' | 'hang.up'): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': so far so good\n\n', () => (how === 'cut' ? response.destroy() : response.end()));
}

/** Answers with something else than the tool has promised. */
function sayWrong(response: ServerResponse, id: unknown): void {
  const result = { resultType: 'complete', ...words('many'), structuredContent: { n: 'many' } };
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result }));
}

const Message = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.object({ name: z.string().optional() }).optional(),
});

function called(body: unknown): { id?: unknown; method?: string; tool?: string | undefined } {
  const { data } = Message.safeParse(body);
  if (!data) return {};
  return { id: data.id, method: data.method, tool: data.method === 'tools/call' ? data.params?.name : undefined };
}

function isModern(body: unknown): boolean {
  return called(body).method === 'server/discover';
}
