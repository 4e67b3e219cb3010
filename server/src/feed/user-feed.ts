import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, type Owner } from '../database/database.js';
import { Gathering } from '../database/gathering.js';
import { Notifications } from '../database/notifications.js';
import { persistently } from '../database/persistently.js';
import { AsyncQueue } from './async-queue.js';

const CHANNEL = 'user_feed';

/** So much later other processes hear of it: every notifying commit takes a lock of the whole instance. */
const GATHER_MS = 50;

/** That something of a user changed, by ids alone: what changed is read by those who may. */
export type FeedNotice =
  | { readonly type: `conversation.${'created' | 'updated' | 'deleted'}`; readonly conversation_id: string }
  | { readonly type: `message.${'created' | 'updated'}`; readonly conversation_id: string; readonly message_id: string }
  | { readonly type: 'run.updated'; readonly conversation_id: string; readonly run_id: string }
  | { readonly type: 'task.changed'; readonly task_id: string };

interface Envelope {
  readonly from: string;
  readonly user: string;
  readonly notice: FeedNotice;
}

/** Tells a user's open pages, in every process, what has just changed. Call it after the commit. */
@Injectable()
export class UserFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(UserFeed.name);
  private readonly process = randomUUID();
  private readonly readers = new Map<string, Set<AsyncQueue<FeedNotice>>>();
  private readonly outbox = new Gathering<string>(GATHER_MS, (payloads) => this.tell(payloads));

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.notifications.listen(CHANNEL, {
      received: (payload) => this.receive(payload),
      connected: () => this.endAll(),
    });
  }

  /** Before the database is left, whose module ends first of those that are everywhere. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.outbox.flush();
  }

  publish(user: Owner, notice: FeedNotice): void {
    this.deliver(user.id, notice);
    void this.outbox.add(JSON.stringify({ from: this.process, user: user.id, notice } satisfies Envelope));
  }

  /** What changes for the user from now on, in batches, until the signal fires, or something may have been missed. */
  async *follow(user: Owner, signal: AbortSignal): AsyncGenerator<readonly FeedNotice[]> {
    const queue = new AsyncQueue<FeedNotice>(signal);
    const readers = this.readers.get(user.id) ?? new Set();
    this.readers.set(user.id, readers.add(queue));
    try {
      yield* queue;
    } finally {
      readers.delete(queue);
      if (readers.size === 0 && this.readers.get(user.id) === readers) this.readers.delete(user.id);
    }
  }

  private async tell(payloads: readonly string[]): Promise<void> {
    const send = persistently(() => this.database.notify(payloads.map((payload) => [CHANNEL, payload])));
    await send.catch((error: unknown) => this.logger.warn(`Other processes were not told: ${String(error)}`));
  }

  /** What other processes said without a connection is lost: whoever reads comes again, and loads everything anew. */
  private endAll(): void {
    for (const readers of this.readers.values()) for (const reader of readers) reader.end();
  }

  private receive(payload: string): void {
    const { from, user, notice } = JSON.parse(payload) as Envelope; // written by publish() above, in this or another process
    if (from !== this.process) this.deliver(user, notice);
  }

  private deliver(userId: string, notice: FeedNotice): void {
    for (const reader of this.readers.get(userId) ?? []) reader.push(notice);
  }
}
