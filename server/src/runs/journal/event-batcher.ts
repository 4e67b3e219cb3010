import { Injectable, Logger } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import { Beat } from '../../agent/beat.js';
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

/** Stores the events of all runs of this process in one commit at a time, once a beat: the number of commits does not depend on that of the runs. */
@Injectable()
export class EventBatcher {
  private readonly logger = new Logger(EventBatcher.name);
  private readonly waiting = new Set<EventSource>();
  private isBusy = false;
  private hurry = Promise.withResolvers<undefined>();

  constructor(
    private readonly journal: JournalRepository,
    private readonly beat: Beat,
  ) {}

  /** Lets the source's events be stored: at once when somebody waits for them, else with the next beat. */
  offer(source: EventSource, isUrgent = false): void {
    this.waiting.add(source);
    if (isUrgent) this.hurry.resolve(undefined);
    if (this.isBusy) return;
    this.isBusy = true;
    void apart(() => this.flushAll());
  }

  private async flushAll(): Promise<void> {
    while (this.waiting.size > 0) {
      await Promise.race([this.hurry.promise, this.beat.next()]);
      await turn(); // what comes in one turn of the event loop goes together
      this.hurry = Promise.withResolvers();
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
