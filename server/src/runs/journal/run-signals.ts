import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Notifications } from '../../database/notifications.js';
import { apart } from '../../telemetry/apart.js';

type Topic = 'run_events' | 'run_cancel' | 'run_ready';

interface Hearer {
  readonly heard: (runIds: readonly string[]) => void;
  readonly connected?: () => void;
}

/** PostgreSQL takes at most 8,000 bytes in one notification. */
const IDS_PER_NOTIFICATION = 200;
const TOPICS: readonly Topic[] = ['run_events', 'run_cancel', 'run_ready'];

/** What processes tell each other about runs: ids alone, and only hints, since the rows are the truth. */
@Injectable()
export class RunSignals implements OnApplicationBootstrap {
  private readonly logger = new Logger(RunSignals.name);
  private readonly process = randomUUID();
  private readonly hearers: Record<Topic, Hearer[]> = { run_events: [], run_cancel: [], run_ready: [] };
  private readonly outbox: Record<Topic, Set<string>> = {
    run_events: new Set(),
    run_cancel: new Set(),
    run_ready: new Set(),
  };
  private isSending = false;

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const topic of TOPICS) {
      await this.notifications.listen(topic, {
        received: (payload) => this.receive(topic, payload),
        connected: () => this.hearers[topic].forEach(({ connected }) => connected?.()),
      });
    }
  }

  /** Hears what other processes say; `connected` is called when some of it may have been missed. */
  hear(topic: Topic, hearer: Hearer): void {
    this.hearers[topic].push(hearer);
  }

  /** Tells the other processes, soon and in as few statements as possible. */
  tell(topic: Topic, runIds: readonly string[]): void {
    for (const id of runIds) this.outbox[topic].add(id);
    if (this.isSending) return;
    this.isSending = true;
    apart(() => setImmediate(() => void this.send()));
  }

  private async send(): Promise<void> {
    const messages = TOPICS.flatMap((topic) => this.take(topic).map((payload) => [topic, payload] as const));
    await this.database.notify(messages).catch((error: unknown) => this.logger.warn(String(error)));
    this.isSending = false;
    if (TOPICS.some((topic) => this.outbox[topic].size > 0)) this.tell('run_events', []);
  }

  /** What a statement has to notify that says something of those runs itself. */
  payloads(ids: readonly string[]): string[] {
    const batches = Array.from({ length: Math.ceil(ids.length / IDS_PER_NOTIFICATION) }, (_, i) =>
      ids.slice(i * IDS_PER_NOTIFICATION, (i + 1) * IDS_PER_NOTIFICATION),
    );
    return batches.map((batch) => [this.process, ...batch].join(','));
  }

  private take(topic: Topic): string[] {
    const ids = [...this.outbox[topic]];
    this.outbox[topic].clear();
    return this.payloads(ids);
  }

  private receive(topic: Topic, payload: string): void {
    const [from, ...runIds] = payload.split(',');
    if (from === this.process) return;
    for (const { heard } of this.hearers[topic]) heard(runIds);
  }
}
