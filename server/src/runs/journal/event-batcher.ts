import { Injectable, Logger } from '@nestjs/common';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { failPoint } from '../../config/fail-point.js';
import { persistently } from '../../database/persistently.js';
import { apart } from '../../telemetry/apart.js';
import { Fenced } from './fenced.js';
import { type EventBatch, JournalRepository } from './journal.repository.js';

/** Whoever has events to store: gives them up in batches and hears what became of them. */
export interface EventSource {
  /** The next batch; `null` when there is nothing to store at the moment. */
  take(): EventBatch | null;
  stored(batch: EventBatch): void;
  failed(batch: EventBatch, error: Error): void;
}

interface Taken {
  readonly source: EventSource;
  readonly batch: EventBatch;
}

/** Batches this far apart keep a page smooth and the number of commits independent of the number of runs. */
const TICK_MS = 50;

/** Stores the events of all runs of this process in one commit at a time. */
@Injectable()
export class EventBatcher {
  private readonly logger = new Logger(EventBatcher.name);
  private readonly waiting = new Set<EventSource>();
  private isBusy = false;
  private lastFlush = 0;
  private hurry = Promise.withResolvers<undefined>();

  constructor(private readonly journal: JournalRepository) {}

  /** Lets the source's events be stored: at once when somebody waits for them or nothing was lately, else with the next batch. */
  offer(source: EventSource, isUrgent = false): void {
    this.waiting.add(source);
    if (isUrgent) this.hurry.resolve(undefined);
    if (this.isBusy) return;
    this.isBusy = true;
    void apart(() => this.flushAll());
  }

  private async flushAll(): Promise<void> {
    while (this.waiting.size > 0) {
      const pauseMs = this.lastFlush + TICK_MS - performance.now();
      if (pauseMs > 0) await Promise.race([this.hurry.promise, delay(pauseMs)]);
      await turn(); // what comes in one turn of the event loop goes together
      this.hurry = Promise.withResolvers();
      this.lastFlush = performance.now();
      await this.flush().catch((error: unknown) => this.logger.error(error));
    }
    this.isBusy = false;
  }

  private async flush(): Promise<void> {
    const sources = [...this.waiting];
    this.waiting.clear();
    const taken = sources.flatMap((source) => {
      const batch = source.take();
      return batch ? [{ source, batch }] : [];
    });
    if (taken.length > 0) await this.store(taken);
  }

  /** A batch that the database refuses must not take those of other runs with it. */
  private async store(taken: readonly Taken[]): Promise<void> {
    try {
      const owned = await persistently(() => this.journal.append(taken.map(({ batch }) => batch)));
      failPoint('appended');
      for (const { source, batch } of taken) {
        if (owned.has(batch.run.id)) source.stored(batch);
        else source.failed(batch, new Fenced());
      }
    } catch (error) {
      if (taken.length > 1) for (const one of taken) await this.store([one]);
      else
        for (const { source, batch } of taken)
          source.failed(batch, error instanceof Error ? error : new Error(String(error)));
    }
  }
}
