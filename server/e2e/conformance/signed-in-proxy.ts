import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo } from 'node:net';

const LOOPBACK = /(localhost|127\.0\.0\.1|\[::1\]):\d+$/;

/** Puts a token on every request, which the suite cannot do itself; names of other hosts and pages go through as they are. */
export async function signedInProxy(target: string, token: string) {
  const { host, hostname, port } = new URL(target);
  const here = (name: string | undefined) => name?.replace(LOOPBACK, host);
  const proxy = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, host: here(incoming.headers.host), authorization: `Bearer ${token}` };
    const { origin } = incoming.headers;
    const forwarded = request(
      {
        hostname,
        port,
        path: incoming.url,
        method: incoming.method,
        headers: { ...headers, ...(origin && { origin: here(origin) }) },
      },
      (answer) => answer.pipe(outgoing.writeHead(answer.statusCode ?? 500, answer.headers)),
    );
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address() as AddressInfo; // it listens on a port
  return {
    url: `http://localhost:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
