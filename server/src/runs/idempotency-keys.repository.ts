import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Owner } from '../database/database.js';
import { IdempotencyKeyReused } from './idempotency-key-reused.js';

const IS_OLD = `k.created_at < now() - interval '24 hours'`;

/** Remembers for a day which run a request with an `Idempotency-Key` began. */
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
  ): Promise<string> {
    const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const [stored] = await db.query<{ runId: string; hash: string }[]>(
      `INSERT INTO idempotency_keys AS k (user_id, route, key, body_hash, run_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, route, key) DO UPDATE SET
         body_hash = CASE WHEN ${IS_OLD} THEN excluded.body_hash ELSE k.body_hash END,
         run_id = CASE WHEN ${IS_OLD} THEN excluded.run_id ELSE k.run_id END,
         created_at = CASE WHEN ${IS_OLD} THEN now() ELSE k.created_at END
       RETURNING run_id AS "runId", body_hash AS hash`,
      [user.id, route, key, hash, runId],
    );
    if (stored?.hash !== hash) throw new IdempotencyKeyReused();
    return stored.runId;
  }
}
