import { randomInt } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { LOCKS } from './locks.js';
import { Notifications } from './notifications.js';

const PRESENT = `
  SELECT objid::int AS number FROM pg_locks
  WHERE locktype = 'advisory' AND classid = $1 AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/**
 * Which processes live: each holds a lock under its number on a connection of its own. A process that is killed drops
 * it at once; one that is frozen, or cut off without a word, keeps it for as long as PostgreSQL believes in it.
 */
@Injectable()
export class Presence implements OnApplicationBootstrap {
  /** What this process is known by, until it ends. */
  readonly number = randomInt(1, 2 ** 31 - 1);

  constructor(private readonly notifications: Notifications) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.notifications.hold([LOCKS.presence, this.number]);
  }

  /** The numbers of those that live, or `null` when we do not seem to: then we cannot judge others, and connect anew. */
  async living(db: EntityManager): Promise<number[] | null> {
    const rows = await db.query<{ number: number }[]>(PRESENT, [LOCKS.presence]);
    const numbers = rows.map(({ number }) => number);
    if (numbers.includes(this.number)) return numbers;
    this.notifications.renew();
    return null;
  }
}
