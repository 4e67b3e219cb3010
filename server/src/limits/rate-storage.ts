import { Injectable } from '@nestjs/common';
import { type ThrottlerStorage } from '@nestjs/throttler';
import { type Hits, RateCounters } from './rate-counters.js';

/** A process takes a twentieth of a limit at once, so that one request in twenty or more asks the database. */
const BLOCKS = 20;

/** The one limit that is counted in blocks: of the others every single hit is told to the database. */
export const IN_BLOCKS = 'requests';

/** Beyond these the oldest are forgotten; what was left of their blocks is lost to them for their window. */
const MAX_KEYS = 10_000;

/** What a process may still let through without asking; `isLast` when the database has no more to give. */
interface Block {
  left: number;
  readonly isLast: boolean;
  readonly until: number;
}

/** Counts for the throttler, over all processes; remembers refusals, so that a flood costs the database nothing. */
@Injectable()
export class RateStorage implements ThrottlerStorage {
  private readonly blocks = new Map<string, Block>();
  private readonly takings = new Map<string, Promise<Block>>();

  constructor(private readonly counters: RateCounters) {}

  /** Counts one hit of `key`; times in milliseconds in, in whole seconds out. */
  async increment(key: string, ttl: number, limit: number, _blockDuration: number, name: string) {
    const size = name === IN_BLOCKS ? Math.max(1, Math.floor(limit / BLOCKS)) : 1;
    const { isBlocked, until } = await this.spend(key, () => this.take(key, size, ttl, limit));
    const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
    return { totalHits: isBlocked ? limit + 1 : 1, timeToExpire: seconds, isBlocked, timeToBlockExpire: seconds };
  }

  /** Uses up one of the key's block, and takes a block where there is none: those who find none take one together. */
  private async spend(key: string, take: () => Promise<Block>): Promise<{ isBlocked: boolean; until: number }> {
    for (;;) {
      const block = this.blocks.get(key);
      const isCurrent = block !== undefined && block.until > Date.now();
      if (isCurrent && block.left-- > 0) return { isBlocked: false, until: block.until };
      if (isCurrent && block.isLast) return { isBlocked: true, until: block.until };
      await this.together(key, take);
    }
  }

  private together(key: string, take: () => Promise<Block>): Promise<Block> {
    const underWay = this.takings.get(key);
    if (underWay) return underWay;
    const taking = take().finally(() => this.takings.delete(key));
    this.takings.set(key, taking);
    return taking;
  }

  private async take(key: string, size: number, ttl: number, limit: number): Promise<Block> {
    const block = blockOf(await this.counters.add(key, size, ttl), size, limit);
    this.blocks.delete(key);
    this.blocks.set(key, block);
    const [oldest] = this.blocks.keys();
    if (this.blocks.size > MAX_KEYS && oldest !== undefined) this.blocks.delete(oldest);
    return block;
  }
}

function blockOf({ total, resetsInMs }: Hits, size: number, limit: number): Block {
  const before = total - size;
  return {
    left: Math.min(size, Math.max(0, limit - before)),
    isLast: total >= limit,
    until: Date.now() + resetsInMs,
  };
}
