import { type Feedback, type Message, type Run, type ToolCall, type Verdict } from '../api/api';
import { type Problem } from '../api/problem';
import { type ThreadEvent } from '../api/thread-events';
import {
  type Change,
  type Changes,
  ChatSource,
  type HistoryPage,
  type Outgoing,
  type SourceEvent,
} from '../chat/chat-source';
import { turnOf } from '../rest/message-turns';
import { type ToolEffect } from '../tools/tool-effect';
import { aRun } from './stories';

/** What is stored of a conversation, as the REST API tells it. */
type Stored = Omit<HistoryPage, 'turns'> & { readonly messages: readonly Message[] };

/** A source whose streams a spec writes by hand. */
export class ScriptedSource extends ChatSource {
  readonly sent: Outgoing[] = [];
  readonly followed: { runId: string; after: string | undefined }[] = [];
  readonly stopped: string[] = [];
  readonly ratings: (readonly [string, Feedback])[] = [];
  stored: Stored = { messages: [], hasMore: false };
  readonly older = new Map<string, Stored>();
  news: Omit<Changes, 'turns'> & { messages: readonly Message[] } = { messages: [], removedIds: [] };
  change: (change: Change) => void = () => undefined;
  private streams: Stream[] = [];

  create(): Promise<string> {
    return Promise.resolve('v1');
  }

  history(_id: string, before: string | null): Promise<HistoryPage> {
    const { messages, hasMore } = (before !== null && this.older.get(before)) || this.stored;
    return Promise.resolve({ turns: messages.map(turnOf), hasMore });
  }

  changes(): Promise<Changes> {
    return Promise.resolve({ turns: this.news.messages.map(turnOf), removedIds: this.news.removedIds });
  }

  send(_id: string, message: Outgoing): AsyncIterable<SourceEvent> {
    this.sent.push(message);
    return this.next(!message.waits);
  }

  follow(runId: string, after: string | undefined): AsyncIterable<SourceEvent> {
    this.followed.push({ runId, after });
    return this.next(true);
  }

  stop(runId: string): Promise<Run> {
    this.stopped.push(runId);
    return Promise.resolve(aRun({ id: runId, status: 'cancelled' }));
  }

  retry(): Promise<Run> {
    return Promise.resolve(aRun({ id: 'r2', assistant_message_id: 'a2', status: 'queued', started_at: null }));
  }

  decide(_call: ToolCall, { decision }: Verdict): Promise<Run> {
    return Promise.resolve(aRun({ status: decision === 'approve' ? 'running' : 'cancelled' }));
  }

  reply(): Promise<Run> {
    return Promise.resolve(aRun());
  }

  rate(messageId: string, feedback: Feedback): Promise<void> {
    this.ratings.push([messageId, feedback]);
    return Promise.resolve();
  }

  effects(): Promise<ReadonlyMap<string, ToolEffect>> {
    return Promise.resolve(new Map());
  }

  watch(_id: string, changed: (change: Change) => void): () => void {
    this.change = changed;
    return () => (this.change = () => undefined);
  }

  /** The latest stream that was opened, to tell its reader things. */
  get stream(): Stream {
    const last = this.streams.at(-1);
    if (!last) throw new Error('Nothing is read.');
    return last;
  }

  private next(isNumbered: boolean): AsyncIterable<SourceEvent> {
    const stream = new Stream(isNumbered);
    this.streams.push(stream);
    return stream.events;
  }
}

/** One stream, told by hand. */
class Stream {
  private readonly channel = new TransformStream<SourceEvent, SourceEvent>(undefined, { highWaterMark: 1000 });
  private readonly writer = this.channel.writable.getWriter();
  private count = 0;

  readonly events: AsyncIterable<SourceEvent> = this.channel.readable;

  constructor(private readonly isNumbered: boolean) {}

  /** Its reader is told of these events. */
  tell(...events: readonly ThreadEvent[]): this {
    for (const event of events) void this.writer.write({ id: this.isNumbered ? `${++this.count}` : undefined, event });
    return this;
  }

  /** It ends with a refusal. */
  refuse(problem: Problem): void {
    void this.writer.write({ refused: problem });
    this.end();
  }

  /** There is no more to come. */
  end(): void {
    void this.writer.close();
  }
}
