import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database } from '../database/database.js';

const CLEANING_MS = 60_000;

/** How often something was done since its window began, and how long the window still lasts. */
export interface Hits {
  readonly total: number;
  readonly resetsInMs: number;
}

/** Counts in the database, so that all processes together count right. A window begins with its first hit. */
@Injectable()
export class RateCounters implements OnApplicationShutdown {
  private readonly cleaning = setInterval(() => void this.clean(), CLEANING_MS).unref();

  constructor(private readonly database: Database) {}

  /** Adds `hits` to those of `key`, of which only a hash is kept; whoever asks at the same time gets another total. */
  add(key: string, hits: number, windowMs: number): Promise<Hits> {
    return this.database.system((db) => addHits(db, digest(key), hits, windowMs));
  }

  onApplicationShutdown(): void {
    clearInterval(this.cleaning);
  }

  private async clean(): Promise<void> {
    const removing = this.database.system((db) => db.query(`DELETE FROM rate_counters WHERE expires_at < now()`));
    await removing.catch(() => undefined); // the next minute will do
  }
}

/** Adds `$2` hits to those of `$1`, in a window of `$3` ms. */
export const ADD_HITS = `
  INSERT INTO rate_counters AS c (key, hits, expires_at)
  VALUES ($1, $2, statement_timestamp() + $3 * interval '1 ms')
  ON CONFLICT (key) DO UPDATE SET
    hits = CASE WHEN c.expires_at <= statement_timestamp() THEN 0 ELSE c.hits END + excluded.hits,
    expires_at = CASE WHEN c.expires_at <= statement_timestamp() THEN excluded.expires_at ELSE c.expires_at END`;

const ADDED = `${ADD_HITS}
  RETURNING hits AS total, (extract(epoch FROM expires_at - statement_timestamp()) * 1000)::integer AS "resetsInMs"`;

/** Adds hits within a transaction that is under way: when it is rolled back, they never were. */
export async function addHits(db: EntityManager, key: string, hits: number, windowMs: number): Promise<Hits> {
  const [row] = await db.query<Hits[]>(ADDED, [key, hits, windowMs]);
  return row ?? { total: hits, resetsInMs: windowMs };
}

/** Keys hold addresses of people and machines, which are nobody's business afterwards. */
function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
