import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, type Server } from 'node:net';

/** A server at a port of its own; it counts those who reach it. */
export async function listening(server: Server, host = '127.0.0.1', port = 0) {
  const reached = { times: 0 };
  server.on('connection', () => reached.times++);
  server.listen(port, host);
  await once(server, 'listening');
  return {
    reached,
    port: (server.address() as AddressInfo).port, // it listens on a port
    [Symbol.asyncDispose]: async () => {
      if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One that speaks http. */
export function web(listener: RequestListener) {
  return listening(createServer(listener));
}
