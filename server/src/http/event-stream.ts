import { type ServerResponse } from 'node:http';
import { openStreams } from '../telemetry/instruments.js';

const HEARTBEAT_MS = 15_000;
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
 * An answer of server-sent events, a chunk for each batch the iterable yields; keeps quiet connections alive. What yields
 * the batches has to end by itself when the client has gone. It is written to the socket with nothing between: the
 * streams of a web `Response` cost each chunk more than to make it, and each idle reader more memory than all else.
 */
export class EventStream {
  constructor(
    private readonly batches: AsyncIterable<readonly ServerSentEvent[]>,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /**
   * Resolves when everything is written or the client has gone, and reads no faster than the client does. The headers
   * leave with the first batch, even an empty one, so an error before it is still a problem document.
   */
  async sendTo(response: ServerResponse): Promise<void> {
    if (response.req.method === 'HEAD') return void this.begin(response).end();
    const heartbeat = setInterval(() => this.beat(response), HEARTBEAT_MS);
    openStreams.inc();
    try {
      for await (const batch of this.batches) {
        if (response.destroyed) return;
        if (!this.begin(response).write(batch.map(frame).join('') || COMMENT)) await room(response);
        heartbeat.refresh();
      }
      this.begin(response).end();
    } catch (error) {
      if (!response.destroyed) throw error; // else nobody is there to be told
    } finally {
      clearInterval(heartbeat);
      openStreams.dec();
    }
  }

  private begin(response: ServerResponse): ServerResponse {
    return response.headersSent ? response : response.writeHead(200, { ...EVENT_STREAM_HEADERS, ...this.headers });
  }

  /** A client that has not read what it was sent before needs no sign of life. */
  private beat(response: ServerResponse): void {
    if (!response.writableNeedDrain) this.begin(response).write(COMMENT);
  }
}

function frame({ id, data }: ServerSentEvent): string {
  return id === undefined ? `data: ${data}\n\n` : `id: ${id}\ndata: ${data}\n\n`;
}

/** Resolves when the client has read what was written, or has gone. */
function room(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve();
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
