import { get, type IncomingMessage, request } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { web } from '../outside/testing/listening.js';
import { EventStream, type ServerSentEvent } from './event-stream.js';

describe(EventStream, () => {
  async function* batches(...all: ServerSentEvent[][]): AsyncGenerator<ServerSentEvent[]> {
    for (const batch of all) yield await Promise.resolve(batch);
  }

  /** A server that answers with the stream, and how that went. */
  const served = async (stream: EventStream) => {
    const sent = Promise.withResolvers<undefined>();
    const server = await web((_, response) => {
      stream.sendTo(response).then(() => sent.resolve(undefined), sent.reject);
    });
    return { ...server, sent: sent.promise, url: `http://127.0.0.1:${server.port}` };
  };

  const read = async (stream: EventStream) => {
    await using server = await served(stream);
    return await (await fetch(server.url)).text();
  };

  it('frames each event, numbered where it has a number', async () => {
    const numbered = [
      { id: 1, data: '{"a":1}' },
      { id: 2, data: '{}' },
    ];

    expect(await read(new EventStream(batches(numbered, [{ data: '[]' }])))).toBe(
      'id: 1\ndata: {"a":1}\n\nid: 2\ndata: {}\n\ndata: []\n\n',
    );
  });

  it('opens a quiet stream at once: an empty batch is a comment', async () => {
    expect(await read(new EventStream(batches([])))).toBe(':\n');
  });

  it('ends what it reads when the reader leaves', async () => {
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    async function* endless(): AsyncGenerator<ServerSentEvent[]> {
      try {
        for (;;) yield await new Promise((then) => setImmediate(then, [{ data: '1' }]));
      } finally {
        resolve('ended');
      }
    }
    await using server = await served(new EventStream(endless()));

    const { body } = await fetch(server.url);
    await body?.cancel();

    expect(await ended).toBe('ended');
    await server.sent;
  });

  it('reads on only as fast as its reader does, and to the end', async () => {
    const piece = { data: 'x'.repeat(64 * 1024) };
    const taken = { pieces: 0 };
    async function* long(): AsyncGenerator<ServerSentEvent[]> {
      for (; taken.pieces < 400; taken.pieces++) yield await Promise.resolve([piece]);
    }
    await using server = await served(new EventStream(long()));
    const asked = get(server.url);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const before = await untilQuiet(() => taken.pieces);

    const length = (await text(answer)).length;

    expect(before).toBeLessThan(400);
    expect(length).toBe(400 * `data: ${piece.data}\n\n`.length);
    await server.sent;
  });

  it('lets an error before its first batch be answered in another way', async () => {
    async function* failing() {
      yield await Promise.reject<ServerSentEvent[]>(new Error('Nothing there'));
    }
    const stream = new EventStream(failing());
    await using server = await web((_, response) => {
      stream.sendTo(response).catch((error: unknown) => response.writeHead(418).end(String(error)));
    });

    const answer = await fetch(`http://127.0.0.1:${server.port}`);

    expect([answer.status, await answer.text()]).toEqual([418, 'Error: Nothing there']);
  });

  it('tells who asks for its head alone no events', async () => {
    await using server = await served(new EventStream(batches([{ data: '1' }]), { 'X-Run-Id': 'r1' }));
    const asked = request(server.url, { method: 'HEAD' }).end();

    const [{ headers, statusCode }] = (await once(asked, 'response')) as [IncomingMessage];

    expect([statusCode, headers['content-type'], headers['x-run-id']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'r1',
    ]);
  });

  it('may not be kept or changed on its way', async () => {
    await using server = await served(new EventStream(batches()));

    const { headers } = await fetch(server.url);

    expect(headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('Cache-Control')).toBe('no-cache, no-transform');
    expect(headers.get('X-Accel-Buffering')).toBe('no');
  });
});

/** What a number is once it does not change any more. */
async function untilQuiet(value: () => number): Promise<number> {
  for (let quietTurns = 0, last = NaN; quietTurns < 200;) {
    quietTurns = value() === last ? quietTurns + 1 : 0;
    last = value();
    await new Promise((then) => setImmediate(then));
  }
  return value();
}
