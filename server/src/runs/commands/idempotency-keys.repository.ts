import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Owner } from '../../database/database.js';
import { IdempotencyKeyReused } from './idempotency-key-reused.js';

const IS_OLD = `k.created_at < now() - make_interval(secs => $6)`;
const DAY_SECONDS = 24 * 60 * 60;

/** Remembers, for a day unless told otherwise, which run a request began that may come again. */
@Injectable()
export class IdempotencyKeysRepository {
  /** The run that the key began; `runId` itself when it is new. Throws when it came with another body. */
  async runOf(
    db: EntityManager,
    user: Owner,
    key: string,
    route: string,
    body: unknown,
    runId: string,
    seconds = DAY_SECONDS,
  ): Promise<string> {
    const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const [stored] = await db.query<{ runId: string; hash: string }[]>(
      `INSERT INTO idempotency_keys AS k (user_id, route, key, body_hash, run_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, route, key) DO UPDATE SET
         body_hash = CASE WHEN ${IS_OLD} THEN excluded.body_hash ELSE k.body_hash END,
         run_id = CASE WHEN ${IS_OLD} THEN excluded.run_id ELSE k.run_id END,
         created_at = CASE WHEN ${IS_OLD} THEN now() ELSE k.created_at END
       RETURNING run_id AS "runId", body_hash AS hash`,
      [user.id, route, key, hash, runId, seconds],
    );
    if (stored?.hash !== hash) throw new IdempotencyKeyReused();
    return stored.runId;
  }

  /** Lets the key stand for `runId` from now on. */
  async give(db: EntityManager, user: Owner, key: string, route: string, runId: string): Promise<void> {
    await db.query(
      `UPDATE idempotency_keys SET run_id = $4, created_at = now() WHERE user_id = $1 AND route = $2 AND key = $3`,
      [user.id, route, key, runId],
    );
  }

  /** Makes the key as old as that. */
  async age(db: EntityManager, user: Owner, key: string, route: string, seconds: number): Promise<void> {
    await db.query(
      `UPDATE idempotency_keys SET created_at = now() - make_interval(secs => $4)
       WHERE user_id = $1 AND route = $2 AND key = $3`,
      [user.id, route, key, seconds],
    );
  }
}
