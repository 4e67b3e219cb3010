import { eventsOf } from '../api/event-stream';
import { ownProblem } from '../api/problem';
import { json, request } from '../api/request';
import { type ThreadStreamEvent } from './thread';

/** One operation of the protocol. */
export interface Operation {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A streaming answer; `runId` is set when the server runs answers that outlive their request. */
export interface Streaming {
  readonly runId: string | null;
  readonly events: AsyncIterable<ThreadStreamEvent>;
}

/** A server that speaks ChatKit, at one address. */
export class ChatKitApi {
  constructor(
    readonly url: string,
    readonly fetch: typeof globalThis.fetch,
    private readonly locale: string,
  ) {}

  /** An operation whose answer is one document. */
  ask<T>(type: string, params: Operation['params'], signal?: AbortSignal): Promise<T> {
    return json<T>(this.post({ type, params }, 'application/json', signal));
  }

  /** An operation that is answered by events. */
  async stream(operation: Operation, signal: AbortSignal): Promise<Streaming> {
    const response = await this.post(operation, 'text/event-stream', signal);
    if (!response.headers.get('Content-Type')?.startsWith('text/event-stream'))
      throw ownProblem('no_stream', response.status);
    return { runId: response.headers.get('X-Run-Id'), events: dataOf(response, signal) };
  }

  /** Asks a server that runs answers by themselves to stop one. */
  async cancel(runId: string): Promise<void> {
    const url = new URL(`/api/chat/runs/${encodeURIComponent(runId)}/cancel`, new URL(this.url, location.href));
    await request(url.href, { method: 'POST', via: this.fetch });
  }

  private post({ type, params }: Operation, accept: string, signal?: AbortSignal): Promise<Response> {
    const headers = { Accept: accept, 'Accept-Language': this.locale };
    return request(this.url, {
      method: 'POST',
      body: { type, params },
      headers,
      via: this.fetch,
      ...(signal && { signal }),
    });
  }
}

async function* dataOf(response: Response, signal: AbortSignal): AsyncGenerator<ThreadStreamEvent> {
  for await (const { data } of eventsOf<ThreadStreamEvent>(response, signal)) yield data;
}
