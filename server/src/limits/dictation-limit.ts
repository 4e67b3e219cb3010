import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { RateCounters } from './rate-counters.js';
import { refuseBeyond } from './refuse-beyond.js';

const MINUTE_MS = 60_000;

/** How often a user may dictate within a minute, over all processes: as often as they may send what they said. */
@Injectable()
export class DictationLimit {
  constructor(
    private readonly config: Config,
    private readonly counters: RateCounters,
  ) {}

  /** Counts a dictation; throws `RateLimited` when there were too many. */
  async count(user: Owner): Promise<void> {
    const { messagesPerMinute } = this.config.limits;
    const hits = await this.counters.add(`dictations:${user.id}`, 1, MINUTE_MS);
    refuseBeyond(messagesPerMinute, hits, `You can dictate ${messagesPerMinute} times a minute.`);
  }
}
