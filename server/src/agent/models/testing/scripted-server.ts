import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** A server that answers every request with the next of these event streams, and keeps what it was asked. */
export async function scriptedServer(...streams: (readonly object[] | { status: number; body: object })[]) {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const answer = streams[Math.min(asked.push(body), streams.length) - 1];
      if (answer && 'status' in answer) return response.writeHead(answer.status).end(JSON.stringify(answer.body));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      return response.end(
        (answer ?? []).map((event) => `: alive\n\ndata: ${JSON.stringify(event)}\n\n`).join('') + 'data: [DONE]\n\n',
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    asked,
    baseUrl: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/v1`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => undefined);
    },
  };
}
