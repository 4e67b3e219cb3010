import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, isInitializeRequest, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const READS = { readOnlyHint: true };

/** What a fixture server has seen. */
interface Seen {
  readonly tools: string[];
  listings: number;
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: unknown) => unknown;

/** A real MCP server that misbehaves on demand, in either era of the protocol. */
export async function fixtureServer({ isLegacy = false } = {}) {
  const seen: Seen = { tools: [], listings: 0 };
  let isFrozen = false;
  const started = Promise.withResolvers<undefined>();
  const stopped = Promise.withResolvers<undefined>();

  function build(): McpServer {
    const server = new McpServer({ name: 'fixture', version: '1' });
    server.registerTool('echo', { annotations: READS, inputSchema: z.object({ text: z.string() }) }, ({ text }) =>
      words(text),
    );
    server.registerTool('boom', {}, () => {
      throw new Error('It broke. Use echo instead.');
    });
    server.registerTool('huge', {}, () => words('x'.repeat(2_000_000)));
    server.registerTool('slow', {}, async ({ mcpReq }) => {
      started.resolve(undefined);
      await once(mcpReq.signal, 'abort');
      stopped.resolve(undefined);
      return words('stopped');
    });
    for (const name of ['cut', 'hang.up', 'fail']) server.registerTool(name, {}, () => words('never said'));
    return server;
  }

  const sessions = new Map<string, NodeStreamableHTTPServerTransport>();
  const modern = toNodeHandler(createMcpHandler(build));
  const legacy: Answer = async (request, response, body) => {
    const id = String(request.headers['mcp-session-id']);
    const transport = sessions.get(id) ?? (isInitializeRequest(body) ? await session() : undefined);
    if (transport) return transport.handleRequest(request, response, body);
    response.writeHead(isModern(body) ? 400 : 404).end();
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
    const { method, tool } = called(body);
    if (method === 'tools/list') seen.listings++;
    if (tool !== undefined) seen.tools.push(tool);
    if (isFrozen) return undefined;
    if (tool === 'fail') return response.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Oops</h1>');
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

function words(text: string) {
  return { content: [{ type: 'text' as const, text }] };
}

/** Begins to answer; then the connection is gone, or the stream ends as if all were said. */
function breakOff(response: ServerResponse, how: 'cut' | 'hang.up'): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': so far so good\n\n', () => (how === 'cut' ? response.destroy() : response.end()));
}

const Message = z.object({
  method: z.string(),
  params: z.object({ name: z.string().optional() }).optional(),
});

function called(body: unknown): { method?: string; tool?: string | undefined } {
  const { data } = Message.safeParse(body);
  if (!data) return {};
  return { method: data.method, tool: data.method === 'tools/call' ? data.params?.name : undefined };
}

function isModern(body: unknown): boolean {
  return called(body).method === 'server/discover';
}
