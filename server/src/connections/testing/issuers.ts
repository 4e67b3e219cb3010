import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An issuer that answers when it is told to. */
export async function slowIssuer() {
  const asked: ServerResponse[] = [];
  const server = createServer((_, response) => void asked.push(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const answer = (status: number, body: object) => {
    for (const response of asked.splice(0))
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  return {
    url: `http://127.0.0.1:${port}`,
    asked: async () => {
      while (asked.length === 0) await once(server, 'request');
    },
    grant: (token: string) => answer(200, { access_token: token, token_type: 'Bearer', refresh_token: 'another' }),
    refuse: () => answer(400, { error: 'invalid_grant' }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An issuer that only takes tokens back, and keeps what it was given. */
export async function revokingIssuer() {
  const taken: string[] = [];
  const server = createServer(
    (request, response) =>
      void text(request).then((body) => {
        taken.push(new URLSearchParams(body).get('token') ?? '');
        response.writeHead(200).end();
      }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
