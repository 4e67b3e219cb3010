import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { addHits } from './rate-counters.js';
import { refuseBeyond } from './refuse-beyond.js';

const MINUTE_MS = 60_000;

/** How many messages a user may send within a minute, whatever the door and the process. */
@Injectable()
export class MessageLimit {
  constructor(private readonly config: Config) {}

  /** Counts a message within the transaction that stores it; throws `RateLimited`, and then neither happened. */
  async count(db: EntityManager, user: Owner): Promise<void> {
    const { messagesPerMinute } = this.config.limits;
    const hits = await addHits(db, `messages:${user.id}`, 1, MINUTE_MS);
    refuseBeyond(messagesPerMinute, hits, `You can send ${messagesPerMinute} messages a minute.`);
  }
}
