import { openStreams } from '../telemetry/instruments.js';

const HEARTBEAT_MS = 15_000;
const utf8 = new TextEncoder();
/** Without an empty line: readers that take each empty line for an event must not see one without data. */
const COMMENT = ':\n';

const EVENT_STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

/** One server-sent event; `data` is one line of JSON. */
export interface ServerSentEvent {
  readonly id?: number;
  readonly data: string;
}

/**
 * Answers with server-sent events, a chunk for each batch the iterable yields; keeps quiet connections alive. The
 * headers leave with the first batch, even an empty one, so an error before it is still a problem document.
 */
export function eventStream(
  batches: AsyncIterable<readonly ServerSentEvent[]>,
  headers: Record<string, string> = {},
): Response {
  return new Response(ReadableStream.from(frames(batches)), { headers: { ...EVENT_STREAM_HEADERS, ...headers } });
}

/** As bytes: a stream between that makes them costs each reader memory, and each chunk several turns. */
async function* frames(batches: AsyncIterable<readonly ServerSentEvent[]>): AsyncGenerator<Uint8Array> {
  const iterator = batches[Symbol.asyncIterator]();
  openStreams.inc();
  try {
    let pending = iterator.next();
    for (;;) {
      const next = await Promise.race([pending, heartbeat(pending)]);
      if (next === COMMENT) {
        yield utf8.encode(COMMENT);
        continue;
      }
      if (next.done) return;
      yield utf8.encode(next.value.map(frame).join('') || COMMENT);
      pending = iterator.next();
    }
  } finally {
    openStreams.dec();
    await iterator.return?.();
  }
}

function frame({ id, data }: ServerSentEvent): string {
  return id === undefined ? `data: ${data}\n\n` : `id: ${id}\ndata: ${data}\n\n`;
}

/** Resolves when nothing came for a while; its timer ends with what it waits beside. */
function heartbeat(pending: Promise<unknown>): Promise<typeof COMMENT> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HEARTBEAT_MS, COMMENT);
    const stop = () => clearTimeout(timer);
    pending.then(stop, stop);
  });
}
