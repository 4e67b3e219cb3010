import { persistently } from '../../database/persistently.js';
import { type ThreadItem } from '../../thread-events/thread-items.js';
import { type EventBatcher, type EventSource } from './event-batcher.js';
import { type EventBatch } from './journal.repository.js';
import { type Run } from './run.entity.js';
import { type RunStreamEvent, type StoredEvent } from './run-stream-event.js';
import { numbered } from './stored-events.js';

interface Stored {
  readonly lastSeq: number;
  readonly items: readonly ThreadItem[];
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Hears what becomes of what a stream says. */
export interface JournalListener {
  stored(events: readonly StoredEvent[]): void;
  /** Nothing more can be written. */
  failed(error: Error): void;
}

/**
 * The stream of one claimed run. Nothing counts as said before it is stored: `items` is the fold of what the database
 * holds, so what readers add up and what the message keeps are the same.
 */
export class RunJournal implements EventSource {
  private pending: RunStreamEvent[] = [];
  private inFlight: readonly ThreadItem[] = [];
  private waiters: Waiter[] = [];
  /** Who waits for what is being stored at the moment, and for nothing after it. */
  private landing: Waiter[] = [];
  private lastSeq: number;
  private failure: Error | null = null;
  private isInFlight = false;
  private folded: readonly ThreadItem[];

  constructor(
    private readonly run: Run,
    stored: Stored,
    private readonly batcher: EventBatcher,
    private readonly listener: JournalListener,
  ) {
    this.lastSeq = stored.lastSeq;
    this.folded = stored.items;
  }

  get items(): readonly ThreadItem[] {
    return this.folded;
  }

  /**
   * Lets readers see the events: at once when something begins or ends, soon where what they have seen only grows. Deltas
   * of one item that come close together become one.
   */
  write(events: readonly RunStreamEvent[]): void {
    for (const event of events) this.push(event);
    this.batcher.offer(
      this,
      events.some(({ type }) => type !== 'thread.item.updated'),
    );
  }

  /** Resolves when everything written is stored; throws `Fenced` when it could not be. */
  async flush(): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.pending.length === 0 && !this.isInFlight) return;
    await new Promise<void>((resolve, reject) => this.waiters.push({ resolve, reject }));
  }

  /**
   * Stores events, after those that are still to be stored, in the transaction that `store` opens, together with what else
   * it writes of the items then. `store` may be called again when the connection broke, also after its commit.
   */
  async commit(
    events: readonly RunStreamEvent[],
    store: (events: readonly StoredEvent[], items: readonly ThreadItem[]) => Promise<unknown>,
  ): Promise<void> {
    if (this.failure) throw this.failure;
    while (this.isInFlight) await new Promise<void>((resolve, reject) => this.landing.push({ resolve, reject }));
    this.isInFlight = true;
    const earlier = this.pending.splice(0);
    try {
      const { stored, items } = numbered([...earlier, ...events], this.lastSeq, this.folded);
      await persistently(() => store(stored, items));
      this.remember(stored, items);
    } catch (error) {
      this.pending.unshift(...earlier);
      throw error;
    } finally {
      this.landed();
    }
  }

  take(): EventBatch | null {
    if (this.isInFlight || this.pending.length === 0 || this.failure) return null;
    this.isInFlight = true;
    const { stored, items } = numbered(this.pending, this.lastSeq, this.folded);
    this.pending = [];
    this.inFlight = items;
    return { run: this.run, epoch: this.run.epoch, events: stored };
  }

  stored({ events }: EventBatch): void {
    this.remember(events, this.inFlight);
    this.landed();
  }

  failed(_batch: EventBatch, error: Error): void {
    this.isInFlight = false;
    this.failure = error;
    for (const { reject } of [...this.landing.splice(0), ...this.waiters.splice(0)]) reject(error);
    this.listener.failed(error);
  }

  private push(event: RunStreamEvent): void {
    const last = this.pending.at(-1);
    const joined = last && joinedDelta(last, event);
    if (joined) this.pending[this.pending.length - 1] = joined;
    else this.pending.push(event);
  }

  private remember(stored: readonly StoredEvent[], items: readonly ThreadItem[]): void {
    this.lastSeq += stored.length;
    this.folded = items;
    this.listener.stored(stored);
  }

  /** Goes on with what came meanwhile: whoever waits to commit takes it along. */
  private landed(): void {
    this.isInFlight = false;
    const landing = this.landing.splice(0);
    for (const { resolve } of landing) resolve();
    if (this.pending.length === 0) for (const { resolve } of this.waiters.splice(0)) resolve();
    else if (landing.length === 0) this.batcher.offer(this);
  }
}

/** Two deltas of the same text as one, or nothing when the events are not that. */
function joinedDelta(first: RunStreamEvent, second: RunStreamEvent): RunStreamEvent | null {
  if (first.type !== 'thread.item.updated' || second.type !== 'thread.item.updated') return null;
  const [a, b] = [first.update, second.update];
  if (first.item_id !== second.item_id) return null;
  if (a.type !== 'assistant_message.content_part.text_delta' || b.type !== a.type) return null;
  return { ...first, update: { ...a, delta: a.delta + b.delta } };
}
