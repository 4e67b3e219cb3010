import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { type ConversationView } from '../src/conversations/conversations.dto.js';
import { type MessageList } from '../src/messages/messages.dto.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { type RunStreamEvent } from '../src/runs/journal/run-stream-event.js';
import { type SentMessage } from '../src/runs/runs.dto.js';

/** An answer of the server, read whole. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** One event of the user's feed. */
export interface FeedEvent {
  readonly type: string;
  readonly conversation_id?: string;
  readonly message_id?: string;
  readonly conversation?: ConversationView;
  readonly run?: RunView;
  readonly task_id?: string;
}

export interface NumberedEvent {
  readonly id: number;
  readonly event: RunStreamEvent;
}

/** A signed-in user of the HTTP interface. */
export class Person {
  constructor(
    private readonly url: string,
    /** The access token; null for somebody who is not signed in. */
    readonly token: string | null,
  ) {}

  static async register(url: string, name: string): Promise<Person> {
    const email = `${name.toLowerCase()}-${crypto.randomUUID()}@example.org`;
    const stranger = new Person(url, null);
    const { body } = await stranger.post<{ access_token: string }>('/api/auth/register', {
      email,
      password: 'a sentence is fine',
      name,
    });
    return new Person(url, body.access_token);
  }

  /** The same person, at another server. */
  at(url: string): Person {
    return new Person(url, this.token);
  }

  get<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.ask('GET', path);
  }

  post<Body = unknown>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.ask('POST', path, body, headers);
  }

  async ask<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await this.fetch(method, path, body, headers);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as Body,
    };
  }

  /** Uploads a form. */
  async upload(path: string, body: FormData): Promise<{ status: number; body: unknown }> {
    const response = await this.fetch('POST', path, body, {});
    return { status: response.status, body: await response.json() };
  }

  /** Downloads a file. */
  async file(path: string): Promise<{ name: string; type: string; text: string }> {
    const response = await this.fetch('GET', path, undefined, {});
    const { headers } = response;
    return {
      name: headers.get('Content-Disposition') ?? '',
      type: headers.get('Content-Type') ?? '',
      text: await response.text(),
    };
  }

  async newConversation(): Promise<string> {
    return (await this.post<ConversationView>('/api/chat/conversations', {})).body.id;
  }

  /** Sends a message and waits for its answer. */
  async send(conversationId: string, content: string, headers: Record<string, string> = {}): Promise<SentMessage> {
    return (await this.post<SentMessage>(`/api/chat/conversations/${conversationId}/messages`, { content }, headers))
      .body;
  }

  /** Sends a message and does not wait. */
  async sendAsync(conversationId: string, content: string): Promise<SentMessage> {
    return await this.send(conversationId, content, { Prefer: 'respond-async' });
  }

  async messages(conversationId: string): Promise<MessageList> {
    return (await this.get<MessageList>(`/api/chat/conversations/${conversationId}/messages`)).body;
  }

  async run(id: string): Promise<RunView> {
    return (await this.get<RunView>(`/api/chat/runs/${id}`)).body;
  }

  /** Sends a message and reads its events as they come. */
  stream(conversationId: string, content: string): AsyncGenerator<NumberedEvent> {
    return this.events('POST', `/api/chat/conversations/${conversationId}/messages`, { content });
  }

  /** Reads a run's events after the one numbered `after`. */
  follow(runId: string, after = 0): AsyncGenerator<NumberedEvent> {
    return this.events('GET', `/api/chat/runs/${runId}/events`, undefined, { 'Last-Event-ID': String(after) });
  }

  /** Reads a run's events to their end. */
  async all(runId: string, after = 0): Promise<NumberedEvent[]> {
    return await Array.fromAsync(this.follow(runId, after));
  }

  /** What changes for this person, as the feed tells it, from the moment the feed is open. */
  async feed(signal: AbortSignal): Promise<AsyncGenerator<FeedEvent>> {
    const response = await this.fetch('GET', '/api/chat/events', undefined, { Accept: 'text/event-stream' }, signal);
    return feedEvents(response);
  }

  /** Opens a stream and reads nothing of it. */
  open(path: string, signal: AbortSignal): Promise<Response> {
    return this.fetch('GET', path, undefined, { Accept: 'text/event-stream' }, signal);
  }

  private async *events(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): AsyncGenerator<NumberedEvent> {
    const response = await this.fetch(method, path, body, { ...headers, Accept: 'text/event-stream' });
    for await (const { id, data } of serverSentEvents(response))
      yield { id: Number(id), event: JSON.parse(data) as RunStreamEvent };
  }

  fetch(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
    signal: AbortSignal | null = null,
  ): Promise<Response> {
    const isJson = body !== undefined && !(body instanceof FormData);
    return fetch(this.url + path, {
      method,
      signal,
      headers: {
        ...(this.token !== null && { Authorization: `Bearer ${this.token}` }),
        ...(isJson && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body instanceof FormData ? body : body === undefined ? null : JSON.stringify(body),
    });
  }
}

async function* feedEvents(response: Response): AsyncGenerator<FeedEvent> {
  for await (const { data } of serverSentEvents(response)) yield JSON.parse(data) as FeedEvent;
}

async function* serverSentEvents(response: Response): AsyncGenerator<EventSourceMessage> {
  if (!response.body || !response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  const ready: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => ready.push(event) });
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    parser.feed(chunk);
    yield* ready.splice(0);
  }
}
