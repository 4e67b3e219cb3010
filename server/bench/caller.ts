import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { contentOf, type Order } from './order.js';
import { clock, type Stamp, StampReader } from './stamps.js';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 2048 });

/** Closes the connections that are kept for the next request. */
export function hangUp(): void {
  agent.destroy();
}

/** What a server added to the model's own time for one message, in milliseconds. */
export interface Timing {
  /** From sending the message to the model being asked. */
  readonly beforeMs: number;
  /** From the model's first token to its being seen. */
  readonly afterMs: number;
  /** The same of its last token. */
  readonly lastMs: number;
}

/** Somebody's account, and the token that it has now: one for all who speak for it. */
interface Access {
  readonly account: { readonly email: string; readonly password: string };
  token: string;
  renewal?: Promise<string> | undefined;
}

/** Somebody who talks to a server of the routes that Chatkeep and the floor share. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly access: Access | null = null,
  ) {}

  static async signUp(url: string): Promise<Caller> {
    const account = { email: `bench-${randomUUID()}@example.org`, password: 'a sentence is fine' };
    return new Caller(url, { account, token: await new Caller(url).tokenFrom('register', account) });
  }

  /** The same person, at another process. */
  at(url: string): Caller {
    return new Caller(url, this.access);
  }

  /** The answer's text; throws when it is no success. */
  async ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<string> {
    const response = await this.open(method, path, body, headers);
    return await text(response);
  }

  async newConversation(): Promise<string> {
    return (JSON.parse(await this.ask('POST', '/api/chat/conversations', {})) as { id: string }).id;
  }

  history(conversation: string): Promise<string> {
    return this.ask('GET', `/api/chat/conversations/${conversation}/messages?limit=200`);
  }

  list(): Promise<string> {
    return this.ask('GET', '/api/chat/conversations?limit=20');
  }

  /** Sends a message and reads its answer to the end; throws when a part of it is missing. */
  async send(conversation: string, order: Order): Promise<Timing> {
    const reader = new StampReader();
    const sentAt = clock();
    const path = `/api/chat/conversations/${conversation}/messages`;
    await this.read('POST', path, (piece) => reader.feed(piece), { content: contentOf(order) });
    return timing(sentAt, reader.stamps);
  }

  /** Sends a message that is answered while nobody waits; answers its run. */
  async sendAsync(conversation: string, order: Order): Promise<string> {
    const path = `/api/chat/conversations/${conversation}/messages`;
    const sent = await this.ask('POST', path, { content: contentOf(order) }, { Prefer: 'respond-async' });
    return (JSON.parse(sent) as { run: { id: string } }).run.id;
  }

  /** Reads an event stream until it ends, or until `isEnough`. */
  async read(
    method: string,
    path: string,
    isEnough: (piece: string) => unknown,
    body?: object,
    signal?: AbortSignal,
  ): Promise<void> {
    const response = await this.open(method, path, body, { Accept: 'text/event-stream' }, signal);
    for await (const piece of response.setEncoding('utf8')) if (isEnough(String(piece)) === true) return;
  }

  /** The answer as it begins; whoever calls for longer than a token lasts signs in again on the way. */
  async open(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ): Promise<IncomingMessage> {
    const token = this.access?.token;
    let response = await this.request(method, path, body, headers, signal);
    if (response.statusCode === 401 && this.access) {
      response.resume();
      if (this.access.token === token) await this.renew(this.access);
      response = await this.request(method, path, body, headers, signal);
    }
    const { statusCode = 0 } = response;
    if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode} ${(await text(response)).slice(0, 300)}`);
    return response;
  }

  private request(
    method: string,
    path: string,
    body: object | undefined,
    headers: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const authorization = this.access && { Authorization: `Bearer ${this.access.token}` };
      const type = body && { 'Content-Type': 'application/json' };
      const options = { method, agent, headers: { ...authorization, ...type, ...headers }, ...(signal && { signal }) };
      const asked = request(this.url + path, options, resolve).once('error', reject);
      asked.end(body && JSON.stringify(body));
    });
  }

  private async renew(access: Access): Promise<void> {
    access.renewal ??= this.tokenFrom('login', access.account).finally(() => (access.renewal = undefined));
    access.token = await access.renewal;
  }

  private async tokenFrom(door: 'login' | 'register', account: Access['account']): Promise<string> {
    const told = await new Caller(this.url).ask('POST', `/api/auth/${door}`, account);
    return (JSON.parse(told) as { access_token: string }).access_token;
  }
}

function timing(sentAt: number, stamps: readonly Stamp[]): Timing {
  const first = stamps.find(({ kind }) => kind === 'f');
  const last = stamps.find(({ kind }) => kind === 'l');
  if (!first || !last) throw new Error('A part of an answer was lost');
  return {
    beforeMs: first.askedAt - sentAt,
    afterMs: first.seenAt - first.saidAt,
    lastMs: last.seenAt - last.saidAt,
  };
}
