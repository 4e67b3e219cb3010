import { setTimeout as delay } from 'node:timers/promises';
import { apart } from '../telemetry/apart.js';

interface Batch<T> {
  readonly items: T[];
  readonly dealt: Promise<void>;
  readonly hurry: () => void;
}

/** Gathers what comes within some milliseconds, so that one statement can deal with all of it. */
export class Gathering<T> {
  private batch: Batch<T> | null = null;
  /** Those that wait or are being dealt with. */
  private readonly open = new Set<Promise<void>>();

  constructor(
    private readonly ms: number,
    private readonly deal: (items: readonly T[]) => Promise<void>,
  ) {}

  /** Resolves when it was dealt with, together with what came at about the same time, or fails with all of that. */
  add(item: T): Promise<void> {
    this.batch ??= this.begin();
    this.batch.items.push(item);
    return this.batch.dealt;
  }

  /** The first that fits of what still waits, which is dealt with no more. */
  takeBack(fits: (item: T) => boolean): T | undefined {
    const items = this.batch?.items ?? [];
    const place = items.findIndex(fits);
    return place < 0 ? undefined : items.splice(place, 1)[0];
  }

  /** Deals at once with what waits; resolves when nothing is being dealt with any more. */
  async flush(): Promise<void> {
    this.batch?.hurry();
    await Promise.all(this.open);
  }

  private begin(): Batch<T> {
    const items: T[] = [];
    const { promise: hurried, resolve } = Promise.withResolvers<undefined>();
    const due = apart(() => Promise.race([delay(this.ms, undefined, { ref: false }), hurried]));
    const dealt = due.then(() => this.end(items));
    const close = () => void this.open.delete(dealt);
    this.open.add(dealt);
    dealt.then(close, close);
    return { items, dealt, hurry: () => resolve(undefined) };
  }

  private async end(items: readonly T[]): Promise<void> {
    this.batch = null;
    if (items.length > 0) await this.deal(items);
  }
}
