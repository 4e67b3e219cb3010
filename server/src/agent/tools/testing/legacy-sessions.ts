import { randomUUID } from 'node:crypto';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { isInitializeRequest, type McpServer } from '@modelcontextprotocol/server';
import { type FixtureAnswer, isModern } from './fixture-requests.js';

export type LegacySessions = Map<string, NodeStreamableHTTPServerTransport>;

/** How a server answers those whose session it has forgotten. */
export interface Loss {
  status: number;
  words: string;
}

/** The servers of 2025: a session for each who begins one, which can be forgotten. */
export function legacyAnswer(build: () => McpServer, sessions: LegacySessions, loss: Loss): FixtureAnswer {
  return async (request, response, body) => {
    const known = sessions.get(String(request.headers['mcp-session-id']));
    const transport = known ?? (isInitializeRequest(body) ? await begun(build(), sessions) : undefined);
    if (transport) return transport.handleRequest(request, response, body);
    if (isModern(body)) response.writeHead(400).end();
    else response.writeHead(loss.status).end(loss.words);
  };
}

async function begun(server: McpServer, sessions: LegacySessions): Promise<NodeStreamableHTTPServerTransport> {
  const transport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => void sessions.set(id, transport),
    onsessionclosed: (id) => void sessions.delete(id),
  });
  await server.connect(transport);
  return transport;
}
