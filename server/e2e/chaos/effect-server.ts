// A real MCP server in a process of its own, whose tool takes effect each time that it is called and may then let its
// caller wait. GET /effects tells how often each key took effect. Node runs this file as it is.
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const effects = new Map<string, number>();

function build(): McpServer {
  const server = new McpServer({ name: 'effects', version: '1' });
  const inputSchema = z.object({ key: z.string(), ms: z.number() });
  server.registerTool('charge', { inputSchema }, async ({ key, ms }) => {
    effects.set(key, (effects.get(key) ?? 0) + 1);
    await delay(ms);
    return { content: [{ type: 'text', text: `Charged ${key}` }] };
  });
  return server;
}

const mcp = toNodeHandler(createMcpHandler(build));
const server = createServer((request, response) => {
  if (request.url === '/effects') response.end(JSON.stringify([...effects]));
  else void mcp(request, response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
process.once('disconnect', () => process.exit(0));
