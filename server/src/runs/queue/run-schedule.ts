import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Config } from '../../config/config.js';
import { type Close, type Owner } from '../../database/database.js';
import { type Run, type RunKey, UNFINISHED } from '../journal/run.entity.js';
import { runUpdated } from '../journal/run-stream-event.js';
import { RunQueue, sendingJobs } from './run-queue.js';
import { Turns } from './turns.js';

/** One person's runs must not keep everybody else, and what they say, from the connections to the database. */
const MOST_AT_ONCE = 4;

/** A run as it will stand when the process that takes it in works on it at once. */
export interface Claim {
  readonly run: Run;
  /** The number of that process. */
  readonly process: number;
}

/** A run that has got its job. */
export interface Taken {
  readonly id: string;
  readonly jobId: string;
}

/** Whoever begins or ends runs of a user does it one after the other: the next statement sees what the others did. */
export const lockingRunsOf = (userId: string) => `pg_advisory_xact_lock(hashtextextended('runs of ' || ${userId}, 0))`;

/**
 * What all runs that are worked on, or will be without anybody's approval, fulfil; with the very words of the index of
 * unfinished runs, or all runs that the user ever had would be looked at.
 */
export const GOING = `r.${UNFINISHED} AND (r.status = 'running' OR r.status = 'queued' AND r.job_id IS NOT NULL)`;

/** What all runs that wait for nothing but their turn fulfil: the first of their conversations. */
const NEXT = `r.${UNFINISHED} AND r.status = 'queued' AND r.job_id IS NULL AND NOT EXISTS (
  SELECT 1 FROM runs earlier WHERE earlier.user_id = r.user_id AND earlier.conversation_id = r.conversation_id
    AND earlier.${UNFINISHED} AND earlier.created_at < r.created_at)`;

/**
 * Gives the user's next runs their jobs. A run that somebody else holds is left to them: they look for the next one
 * themselves. The run of a claim is claimed by it as `RunClaimsRepository` would, and says so in its stream.
 */
const TAKE = `
  WITH taken AS (
    UPDATE runs SET job_id = uuidv7(), status = CASE WHEN id = $3 THEN 'running' ELSE status END,
      epoch = epoch + (id IS NOT DISTINCT FROM $3)::int, vain_claims = vain_claims + (id IS NOT DISTINCT FROM $3)::int,
      claimed_by = CASE WHEN id = $3 THEN $4::int ELSE claimed_by END,
      started_at = CASE WHEN id = $3 THEN created_at ELSE started_at END
    WHERE user_id = $1 AND id = ANY (ARRAY(
      SELECT r.id FROM runs r WHERE r.user_id = $1 AND ${NEXT} ORDER BY r.created_at
      LIMIT greatest(0, $2 - (SELECT count(*) FROM runs r WHERE r.user_id = $1 AND ${GOING}))
      FOR UPDATE SKIP LOCKED
    )) RETURNING user_id, id, job_id, id IS NOT DISTINCT FROM $3 AS is_claimed
  ), told AS (
    INSERT INTO run_events (user_id, run_id, seq, epoch, event)
    SELECT user_id, id, 2, 1, $5::json FROM taken WHERE is_claimed
  ), sent AS (${sendingJobs('taken')})
  SELECT id, job_id AS "jobId" FROM taken`;

/** Users who have less at work than they may, and a run that waits for more than a minute nevertheless. */
const FORGOTTEN = `
  SELECT DISTINCT r.user_id AS id FROM runs r WHERE r.created_at < now() - interval '1 minute' AND ${NEXT}
    AND $1 > (SELECT count(*) FROM runs g WHERE g.user_id = r.user_id AND ${GOING.replaceAll('r.', 'g.')})
  LIMIT 20`;

/**
 * Decides which runs have a job: of each conversation the first that is not over, of each user the oldest, and never
 * more at once than a user may have. A run that waits for the user's decision takes nobody's place.
 */
@Injectable()
export class RunSchedule {
  private readonly runsPerUser: number;
  private readonly turns = new Turns(MOST_AT_ONCE);

  constructor(
    private readonly queue: RunQueue,
    { limits }: Config,
  ) {
    this.runsPerUser = limits.runsPerUser;
  }

  /** Does what begins or ends runs of the user, a few at once: more would only wait for each other, with a connection each. */
  inTurn<T>(user: Owner, work: () => Promise<T>): Promise<T> {
    return this.turns.take(user.id, work);
  }

  /** Gives the user's next runs their jobs, as many as there is room for; answers their ids. */
  async fill(db: EntityManager, user: Owner): Promise<ReadonlySet<string>> {
    const held = db.query(`SELECT ${lockingRunsOf('$1')}`, [user.id]);
    const [, taken] = await Promise.all([held, db.query<RunKey[]>(...this.filling(user))]);
    return new Set(taken.map(({ id }) => id));
  }

  /** The same as the last thing that a transaction does, which then holds the user's runs no longer than it takes. */
  async fillLast(close: Close, user: Owner): Promise<ReadonlySet<string>> {
    const [, taken = []] = await close([[`SELECT ${lockingRunsOf('$1')}`, [user.id]], this.filling(user)]);
    return new Set((taken as RunKey[]).map(({ id }) => id)); // the statement selects that column
  }

  /** The statement alone, for after one that has the user's runs to itself; answers `Taken`. */
  filling(user: Owner, claim: Claim | null = null): [text: string, values: unknown[]] {
    const claimed = claim && [claim.run.id, claim.process, JSON.stringify(runUpdated(claim.run))];
    return [TAKE, [user.id, this.runsPerUser, ...(claimed ?? [null, null, null])]];
  }

  /** The same for users whose runs nobody has thought of: whoever ended the one before may have died of it. */
  async fillForgotten(db: EntityManager): Promise<void> {
    for (const user of await db.query<Owner[]>(FORGOTTEN, [this.runsPerUser])) await this.fill(db, user);
  }

  /** Lets a run that has waited for the user go on: at once, or in its turn. */
  async goOn(db: EntityManager, run: Run): Promise<void> {
    const { userId, id } = run;
    await db.query(`UPDATE runs SET status = 'queued', job_id = NULL WHERE user_id = $1 AND id = $2`, [userId, id]);
    run.status = (await this.fill(db, { id: userId })).has(id) ? 'running' : 'queued';
  }

  /** Sends a job for a run that has lost its own; any earlier one has nothing to do from then on. */
  async sendAgain(db: EntityManager, { userId, id }: RunKey): Promise<void> {
    const jobId = uuidV7();
    await db.query(`UPDATE runs SET job_id = $3 WHERE user_id = $1 AND id = $2`, [userId, id, jobId]);
    await this.queue.send(db, { userId, id }, jobId);
  }

  /** The runs of a conversation that are not over, in their order. */
  async unfinished(db: EntityManager, user: Owner, conversationId: string): Promise<Pick<Run, 'id' | 'status'>[]> {
    return await db.query(
      `SELECT id, status FROM runs WHERE user_id = $1 AND conversation_id = $2 AND ${UNFINISHED} ORDER BY created_at`,
      [user.id, conversationId],
    );
  }
}
