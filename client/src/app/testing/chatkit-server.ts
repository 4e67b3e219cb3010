import { type Operation } from '../chatkit/chatkit-api';
import { type ThreadStreamEvent } from '../chatkit/thread';

type Answer = readonly ThreadStreamEvent[] | Readonly<Record<string, unknown>> | { readonly status: number };

/** A server of ChatKit's whose answers a spec writes by hand, each used once. */
export class ChatKitServer {
  readonly heard: Operation[] = [];
  readonly paths: string[] = [];
  private readonly answers: Answer[] = [];
  private readonly hanging: ThreadStreamEvent[][] = [];
  runId: string | null = null;

  readonly fetch: typeof fetch = (url, init) => {
    this.paths.push(url instanceof Request ? url.url : url.toString());
    const body = init?.body;
    if (typeof body !== 'string') return Promise.resolve(Response.json({}));
    this.heard.push(JSON.parse(body) as Operation); // what the client of a spec sends
    return Promise.resolve(this.next(init?.signal ?? null));
  };

  /** Answers the next requests with these, in order: events, a document or a refusal. */
  answer(...answers: readonly Answer[]): this {
    this.answers.push(...answers);
    return this;
  }

  /** Streams these events and then says nothing more, until the reader goes. */
  hang(...events: readonly ThreadStreamEvent[]): this {
    this.hanging.push([...events]);
    return this;
  }

  private next(signal: AbortSignal | null): Response {
    const answer = this.answers.shift();
    if (Array.isArray(answer)) return this.stream(answer.map(frame).join(''), null);
    if (answer && 'status' in answer && typeof answer.status === 'number')
      return Response.json({ message: 'No.' }, { status: answer.status });
    if (answer) return Response.json(answer);
    return this.stream((this.hanging.shift() ?? []).map(frame).join(''), signal);
  }

  private stream(text: string, open: AbortSignal | null): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode(text));
        open?.addEventListener('abort', () => stream.error(open.reason));
        if (!open) stream.close();
      },
    });
    const headers = { 'Content-Type': 'text/event-stream', ...(this.runId && { 'X-Run-Id': this.runId }) };
    return new Response(body, { headers });
  }
}

function frame(event: ThreadStreamEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
