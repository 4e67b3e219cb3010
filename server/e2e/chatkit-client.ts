import { expect } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import { isValid } from '../src/thread-events/testing/schema.js';
import { type ThreadItem } from '../src/thread-events/thread-items.js';
import { type Page, type Thread } from '../src/thread-events/thread.js';
import { type ThreadStreamEvent } from '../src/thread-events/thread-stream-events.js';
import { type Answer, type Person } from './person.js';

/** A stream of ChatKit's, read whole. */
export interface Heard {
  readonly runId: string | null;
  readonly type: string | null;
  readonly events: readonly ThreadStreamEvent[];
}

/** A ChatKit client that takes nothing for granted: whatever it gets must be as the protocol says. */
export class ChatKitClient {
  constructor(private readonly person: Person) {}

  /** The server's answer as it came, to a request of that id. */
  raw(body: object, requestId: string): Promise<Response> {
    return this.person.fetch('POST', '/api/chatkit', body, { 'X-Request-Id': requestId });
  }

  /** The server's answer to any request that is answered by one object. */
  ask<Body>(type: string, params: object, more: object = {}): Promise<Answer<Body>> {
    return this.person.post<Body>('/api/chatkit', { type, params, ...more });
  }

  async get(threadId: string): Promise<Thread> {
    return await this.plain<Thread>('Thread', 'threads.get_by_id', { thread_id: threadId });
  }

  async threads(params: object = {}): Promise<Page<Thread>> {
    return await this.plain<Page<Thread>>('ThreadPage', 'threads.list', params);
  }

  async items(threadId: string, params: object = {}): Promise<Page<ThreadItem>> {
    return await this.plain<Page<ThreadItem>>('ThreadItemPage', 'items.list', { thread_id: threadId, ...params });
  }

  async plain<Body>(definition: string, type: string, params: object): Promise<Body> {
    const { status, body } = await this.ask<Body>(type, params);
    expect([status, body]).toEqual([200, expect.anything()]);
    expect([body, isValid(definition, body)]).toEqual([body, true]);
    return body;
  }

  create(text: string, more: object = {}, metadata: object = {}): Promise<Heard> {
    return this.stream('threads.create', { input: input(text, more) }, metadata);
  }

  add(threadId: string, text: string, more: object = {}): Promise<Heard> {
    return this.stream('threads.add_user_message', { thread_id: threadId, input: input(text, more) });
  }

  async stream(type: string, params: object, metadata: object = {}): Promise<Heard> {
    const response = await this.person.fetch('POST', '/api/chatkit', { type, params, metadata }, {});
    const text = await response.text();
    expect([response.status, text]).toEqual([200, expect.stringMatching(/^(data: \{.*\}\n\n)*$/)]);
    const events: ThreadStreamEvent[] = [];
    createParser({ onEvent: ({ data }) => events.push(JSON.parse(data) as ThreadStreamEvent) }).feed(text);
    for (const event of events) expect([event, isValid('ServerEvent', event)]).toEqual([event, true]);
    expectOrder(events);
    return { runId: response.headers.get('X-Run-Id'), type: response.headers.get('Content-Type'), events };
  }
}

/** What a person types, as ChatKit sends it. */
export function input(text: string, more: object = {}): object {
  return { content: [{ type: 'input_text', text }], attachments: [], inference_options: {}, ...more };
}

/** The items that an event brings, or changes, in a word each. */
export function outline(events: readonly ThreadStreamEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === 'thread.item.updated') return [];
    const type = event.type.replace('thread.item.', '');
    return ['item' in event ? `${type} ${event.item.type}` : type];
  });
}

/** An item is added, changed and done, in this order, and nothing changes one that was not announced. */
function expectOrder(events: readonly ThreadStreamEvent[]): void {
  const open = new Set<string>();
  const done = new Set<string>();
  for (const event of events) {
    if (event.type === 'thread.item.added') {
      expect(open.has(event.item.id) || done.has(event.item.id)).toBe(false);
      open.add(event.item.id);
    }
    if (event.type === 'thread.item.updated') expect([event, open.has(event.item_id)]).toEqual([event, true]);
    if (event.type === 'thread.item.done') {
      expect(done.has(event.item.id)).toBe(false);
      open.delete(event.item.id);
      done.add(event.item.id);
    }
    if (event.type === 'thread.item.removed') open.delete(event.item_id);
  }
  const afterError = events.slice(events.findIndex(({ type }) => type === 'error') + 1);
  if (afterError.length < events.length) expect(afterError.every(({ type }) => type === 'thread.updated')).toBe(true);
}
