import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An operation of ChatKit's protocol, as it was asked. */
export interface Asked {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One document, or the events of a stream. */
type Answer = object | readonly object[];

const AT = '2026-11-23T14:02:00.000Z';

/** Another server that speaks ChatKit's protocol; what it answers is up to each test. */
export class ProtocolServer implements AsyncDisposable {
  readonly heard: Asked[] = [];
  private readonly answers = new Map<string, (params: Asked['params']) => Answer>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<ProtocolServer> {
    const protocol = new ProtocolServer();
    protocol.server.listen(0, '127.0.0.1');
    await once(protocol.server, 'listening');
    return protocol;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo; // it listens on a port
    return `http://127.0.0.1:${port}/chatkit`;
  }

  on(type: string, answer: (params: Asked['params']) => Answer): this {
    this.answers.set(type, answer);
    return this;
  }

  /** The parameters of the last operation of a type. */
  last(type: string): Asked['params'] | undefined {
    return this.heard.findLast((asked) => asked.type === type)?.params;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', '*');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const asked = JSON.parse(await text(request)) as Asked; // the element writes nothing else
    this.heard.push(asked);
    const answer = this.answers.get(asked.type)?.(asked.params);
    if (!answer) return void response.writeHead(404).end();
    const isStream = Array.isArray(answer);
    response.writeHead(200, { 'Content-Type': isStream ? 'text/event-stream' : 'application/json' });
    response.end(
      isStream ? answer.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('') : JSON.stringify(answer),
    );
  }
}

/** A thread with these items. */
export function thread(items: readonly object[] = [], more: object = {}): object {
  const page = { data: items, has_more: false };
  return { id: 'thr_1', created_at: AT, status: { type: 'active' }, metadata: {}, items: page, ...more };
}

export const CREATED = { type: 'thread.created', thread: thread() };

/** An item that is finished. */
export function done(item: object): object {
  return { type: 'thread.item.done', item };
}

export function asks(id: string, words: string): object {
  const content = [{ type: 'input_text', text: words }];
  return { type: 'user_message', id, ...placed, content, attachments: [], inference_options: {} };
}

export function says(id: string, words: string): object {
  return { type: 'assistant_message', id, ...placed, content: [{ type: 'output_text', text: words, annotations: [] }] };
}

export const placed = { thread_id: 'thr_1', created_at: AT };

/** A server that greets whoever says something. */
export async function greeting(): Promise<ProtocolServer> {
  const server = await ProtocolServer.start();
  let said = 0;
  const exchange = () => [done(asks(`msg_${++said}q`, 'Hello')), done(says(`msg_${said}a`, `Greeting ${said}.`))];
  return server
    .on('threads.create', () => [CREATED, ...exchange()])
    .on('threads.add_user_message', () => exchange())
    .on('threads.get_by_id', () => thread());
}
