import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AsyncQueue } from '../../feed/async-queue.js';
import { JournalRepository } from './journal.repository.js';
import { apart } from '../../telemetry/apart.js';
import { ReaderLag } from '../../telemetry/reader-lag.js';
import { isPause, showsSomething, type StoredEvent } from './run-stream-event.js';
import { type RunKey } from './run.entity.js';
import { RunSignals } from './run-signals.js';

/** Notifications may get lost; a look this often makes up for it. */
const SAFETY_POLL_MS = 1000;

interface Reader {
  readonly run: RunKey;
  readonly queue: AsyncQueue<StoredEvent>;
  readonly lag: ReaderLag;
  seq: number;
}

/** Carries the events of runs to whoever reads them in this process, from the process that writes them. */
@Injectable()
export class RunTail implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RunTail.name);
  private readonly readers = new Map<string, Set<Reader>>();
  private readonly behind = new Set<string>();
  private behindSince = 0;
  private isReading = false;
  private poll: NodeJS.Timeout | undefined;

  constructor(
    private readonly journal: JournalRepository,
    private readonly signals: RunSignals,
  ) {}

  onApplicationBootstrap(): void {
    this.signals.hear('run_events', {
      heard: (runIds) => this.catchUp(runIds),
      connected: () => this.catchUp(this.readers.keys()),
    });
    this.poll = setInterval(() => this.catchUp(this.readers.keys()), SAFETY_POLL_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.poll);
  }

  /** The events after `after`, in batches and without a gap, until the run is over or waits for the user. */
  async *follow(run: RunKey, after: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    const reader: Reader = { run, queue: new AsyncQueue(signal), lag: new ReaderLag(), seq: after };
    this.add(reader);
    try {
      this.catchUp([run.id]);
      for await (const events of reader.queue) {
        reader.lag.ended(events.some(showsSomething));
        yield events;
        const last = events.at(-1);
        if (last && isPause(last)) return;
      }
    } finally {
      this.remove(reader);
    }
  }

  /** What this process has just stored goes to its own readers without another look at the database. */
  stored(runId: string, events: readonly StoredEvent[], since = performance.now()): void {
    for (const reader of this.readers.get(runId) ?? []) this.deliver(reader, events, since);
  }

  private add(reader: Reader): void {
    const readers = this.readers.get(reader.run.id) ?? new Set();
    this.readers.set(reader.run.id, readers.add(reader));
  }

  private remove(reader: Reader): void {
    const readers = this.readers.get(reader.run.id);
    readers?.delete(reader);
    if (readers?.size === 0) this.readers.delete(reader.run.id);
  }

  private deliver(reader: Reader, events: readonly StoredEvent[], since: number): void {
    const next = events.filter(({ seq }) => seq > reader.seq);
    if (next[0] === undefined) return;
    if (next[0].seq > reader.seq + 1) return this.catchUp([reader.run.id]);
    reader.seq += next.length;
    reader.lag.began(since);
    reader.queue.push(...next);
  }

  private catchUp(runIds: Iterable<string>): void {
    if (this.behind.size === 0) this.behindSince = performance.now();
    for (const id of runIds) if (this.readers.has(id)) this.behind.add(id);
    if (this.isReading || this.behind.size === 0) return;
    this.isReading = true;
    void apart(() => this.readAll());
  }

  private async readAll(): Promise<void> {
    try {
      while (this.behind.size > 0) await this.read();
    } catch (error) {
      this.logger.warn(`Events could not be read: ${String(error)}`);
    } finally {
      this.isReading = false;
    }
  }

  private async read(): Promise<void> {
    const since = this.behindSince;
    const places = [...this.behind].flatMap((id) => this.place(id));
    this.behind.clear();
    if (places.length === 0) return;
    const rows = Map.groupBy(await this.journal.after(places), ({ runId }) => runId);
    for (const [runId, events] of rows) this.stored(runId, events, since);
  }

  /** The place of the run's reader that is furthest behind. */
  private place(runId: string): (RunKey & { seq: number })[] {
    const readers = [...(this.readers.get(runId) ?? [])];
    const [first] = readers;
    return first
      ? [{ ...first.run, userId: first.run.userId, id: runId, seq: Math.min(...readers.map(({ seq }) => seq)) }]
      : [];
  }
}
