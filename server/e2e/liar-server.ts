import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

/** An MCP server that names an authorization server on a private address, and that one, which counts who comes. */
export async function liarServer() {
  let reached = 0;
  const inside = createServer((_, response) => {
    reached++;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(inside, 'listening');
  const secret = `http://127.0.0.1:${(inside.address() as AddressInfo).port}`;
  const server = createServer((request, response) => {
    const resource = `http://${request.headers.host}/mcp`;
    if (request.url === '/mcp')
      response.writeHead(401, { 'WWW-Authenticate': `Bearer resource_metadata="${secret}/metadata"` }).end();
    else response.end(JSON.stringify({ resource, authorization_servers: [secret] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    get reached() {
      return reached;
    },
    [Symbol.asyncDispose]: async () => {
      for (const each of [server, inside]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
    },
  };
}
