import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { Database, type Owner, type Statement } from '../database/database.js';
import { ADD_HITS, addHits, type Hits } from './rate-counters.js';
import { refuseBeyond } from './refuse-beyond.js';

const MINUTE_MS = 60_000;

/** PostgreSQL's code for how a statement refuses here. */
const DIVISION_BY_ZERO = '22012';

const COUNT = `${ADD_HITS} RETURNING CASE WHEN hits > $4 THEN 1 / (hits - hits) END`;

/** How many messages a user may send within a minute, whatever the door and the process. */
@Injectable()
export class MessageLimit {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  /** Counts a message within the transaction that stores it; throws `RateLimited`, and then neither happened. */
  async count(db: EntityManager, user: Owner): Promise<void> {
    this.refuse(await addHits(db, keyOf(user), 1, MINUTE_MS));
  }

  /** The same as a statement that can leave with the commit, until which nobody else can count; what it throws is for `explain`. */
  counting(user: Owner): Statement {
    return [COUNT, [keyOf(user), 1, MINUTE_MS, this.config.limits.messagesPerMinute]];
  }

  /** Throws `RateLimited` where a transaction failed for its counting, else its error. */
  async explain(user: Owner, error: unknown): Promise<never> {
    if (!Error.isError(error) || !('code' in error) || error.code !== DIVISION_BY_ZERO) throw error;
    const { resetsInMs } = await this.database.system((db) => addHits(db, keyOf(user), 0, MINUTE_MS));
    this.refuse({ total: Infinity, resetsInMs });
    throw error;
  }

  private refuse(hits: Hits): void {
    const { messagesPerMinute } = this.config.limits;
    refuseBeyond(messagesPerMinute, hits, `You can send ${messagesPerMinute} messages a minute.`);
  }
}

function keyOf({ id }: Owner): string {
  return `messages:${id}`;
}
