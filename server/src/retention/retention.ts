import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LOCKS } from '../database/locks.js';

const EVERY_MS = 10 * 60_000;

/** Each rule has a lock of its own: who finds another process at one rule may leave that to it, but not the others. */
const TRY_LOCK = `SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS "isOurs"`;

/** What is thrown away, the oldest first: a statement for at most `batch` rows of it, which answers how many it took. */
interface Rule {
  readonly what: string;
  readonly batch: number;
  readonly sql: string;
}

/**
 * A run has at most some thousand events. Its answer is in the message, its turns stay for models that want their own
 * items back, and of its tool calls stays what was done and when; their results are in the message.
 */
const EVENTS = `
  WITH old AS MATERIALIZED (
    SELECT user_id, id FROM runs WHERE NOT events_gone AND finished_at < now() - interval '24 hours'
    ORDER BY finished_at LIMIT $1 FOR UPDATE SKIP LOCKED
  ), events AS (
    DELETE FROM run_events e USING old WHERE e.user_id = old.user_id AND e.run_id = old.id
  ), calls AS (
    UPDATE run_tool_calls c SET result = NULL FROM old
    WHERE c.user_id = old.user_id AND c.run_id = old.id AND c.result IS NOT NULL
  )
  UPDATE runs r SET events_gone = true FROM old WHERE r.user_id = old.user_id AND r.id = old.id RETURNING 1`;

const KEYS = `
  DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM idempotency_keys WHERE created_at < now() - interval '24 hours'
    ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )) RETURNING 1`;

/** A session that has ended is of no use; a day more lets a late token of it still be told from a stranger's. */
const SESSIONS = `
  DELETE FROM sessions WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM sessions
    WHERE least(revoked_at, expires_at, last_used_at + interval '7 days') < now() - interval '1 day'
    LIMIT $1 FOR UPDATE SKIP LOCKED
  )) RETURNING 1`;

/** Files that were uploaded and never sent. */
const FILES = `
  DELETE FROM attachments WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM attachments WHERE message_id IS NULL AND created_at < now() - interval '24 hours'
    ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )) RETURNING 1`;

/** Conversations that nobody brought back; their messages, runs and files go with them. */
const CONVERSATIONS = `
  DELETE FROM conversations WHERE deleted_at < now() - interval '30 days' AND ctid = ANY (ARRAY(
    SELECT ctid FROM conversations WHERE deleted_at < now() - interval '30 days' ORDER BY deleted_at LIMIT $1
  )) RETURNING 1`;

const RULES: readonly Rule[] = [
  { what: 'events of runs', batch: 20, sql: EVENTS },
  { what: 'idempotency keys', batch: 1000, sql: KEYS },
  { what: 'files that were never sent', batch: 100, sql: FILES },
  { what: 'deleted conversations', batch: 20, sql: CONVERSATIONS },
  { what: 'sessions', batch: 1000, sql: SESSIONS },
];

/** Throws away what nobody needs any more, in small bites; each rule is followed by one process at a time. */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Retention.name);
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS);
  }

  onApplicationShutdown(): void {
    this.isStopping = true;
    clearInterval(this.timer);
  }

  /** Goes on until nothing old is left but what another process is at; a rule that fails is told, and tried next time. */
  async sweep(): Promise<void> {
    for (const rule of RULES)
      await this.follow(rule).catch((error: unknown) => this.logger.warn(`${rule.what}: ${String(error)}`));
  }

  private async follow(rule: Rule): Promise<void> {
    let taken = rule.batch;
    while (taken === rule.batch && !this.isStopping) taken = await this.bite(rule);
  }

  private async bite({ what, batch, sql }: Rule): Promise<number> {
    const taken = await this.database.system(async (db) => {
      const [lock] = await db.query<{ isOurs: boolean }[]>(TRY_LOCK, [LOCKS.retention, what]);
      if (!lock?.isOurs) return 0;
      const [rows] = await db.query<[unknown[], number]>(sql, [batch]);
      return rows.length;
    });
    if (taken > 0) this.logger.log(`Thrown away: ${what} (${taken})`);
    return taken;
  }
}
