import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { type EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import { Gathering } from '../../database/gathering.js';
import { DEAD_RUN_QUEUE, JOB_SCHEMA, RUN_QUEUE } from '../../database/job-queues.js';
import { type RunKey } from '../journal/run.entity.js';

/** Nobody waits for a job to be settled. */
const GATHER_MS = 50;

interface JobData {
  readonly run_id: string;
  readonly user_id: string;
}

/** A claim on a run: ours until we settle it or our lease lapses. */
export interface RunJob {
  readonly run: RunKey;
  readonly attempt: { readonly id: string; readonly retryCount: number };
}

/**
 * Sends jobs for the rows of `taken (user_id, id, job_id, is_claimed)`, a part of a statement that has it: as pg-boss
 * would, and as it would fetch those that are claimed already.
 */
export function sendingJobs(taken: string): string {
  return `
    INSERT INTO ${JOB_SCHEMA}.job (id, name, data, state, started_on, heartbeat_on, retry_limit, retry_delay, retry_backoff,
      retry_delay_max, expire_seconds, deletion_seconds, keep_until, dead_letter, policy, heartbeat_seconds)
    SELECT t.job_id, q.name, jsonb_build_object('run_id', t.id, 'user_id', t.user_id),
      (CASE WHEN t.is_claimed THEN 'active' ELSE 'created' END)::${JOB_SCHEMA}.job_state,
      CASE WHEN t.is_claimed THEN now() END, CASE WHEN t.is_claimed THEN now() END, q.retry_limit, q.retry_delay,
      q.retry_backoff, q.retry_delay_max, q.expire_seconds, q.deletion_seconds,
      now() + q.retention_seconds * interval '1 second', q.dead_letter, q.policy, q.heartbeat_seconds
    FROM ${taken} t JOIN ${JOB_SCHEMA}.queue q ON q.name = '${RUN_QUEUE}'`;
}

/** Which runs wait for a process. The jobs live in the same database, so a run and its job are committed together. */
@Injectable()
export class RunQueue implements OnApplicationBootstrap {
  private readonly logger = new Logger(RunQueue.name);
  private readonly boss: PgBoss;
  private readonly completed = new Gathering<RunJob['attempt']>(GATHER_MS, async (attempts) => {
    await this.boss.complete(RUN_QUEUE, [...attempts]);
  });

  constructor(database: Database) {
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => database.systemSql(text, values) },
      schema: JOB_SCHEMA,
      migrate: false,
      createSchema: false,
      schedule: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
      reindex: false,
      monitorVacuum: false,
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
    });
    this.boss.on('error', (error) => this.logger.warn(`Job queue: ${error.message}`));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
  }

  async stop(): Promise<void> {
    await this.completed.flush().catch(() => undefined);
    await this.boss.stop({ graceful: false });
  }

  /** Sends a job for the run, under an id of the caller's choice, in the caller's transaction. */
  async send(db: EntityManager, { userId, id }: RunKey, jobId: string): Promise<void> {
    const data: JobData = { run_id: id, user_id: userId };
    const executeSql = async (text: string, values?: unknown[]) => ({ rows: await db.query<unknown[]>(text, values) });
    await this.boss.send(RUN_QUEUE, data, { id: jobId, db: { executeSql } });
  }

  /** Claims up to `count` runs. */
  async fetch(count: number): Promise<RunJob[]> {
    return (await this.boss.fetch<JobData>(RUN_QUEUE, { batchSize: count, includeMetadata: true })).map(runJob);
  }

  /** Claims runs that many processes have failed at. */
  async fetchDead(count: number): Promise<RunJob[]> {
    return (await this.boss.fetch<JobData>(DEAD_RUN_QUEUE, { batchSize: count, includeMetadata: true })).map(runJob);
  }

  /** A sign of life for all claims; answers those that are no longer ours. */
  async touch(jobs: readonly RunJob[]): Promise<RunJob[]> {
    const answer = await this.boss.touch(
      RUN_QUEUE,
      jobs.map(({ attempt }) => attempt),
    );
    const { settled } = answer as { settled: readonly string[] }; // there at run time, kept out of pg-boss's types
    const alive = new Set(settled);
    return jobs.filter(({ attempt }) => !alive.has(attempt.id));
  }

  /** Settles a job for good, soon; whoever gets one that could not be settled finds nothing left to do. */
  complete({ attempt }: RunJob): void {
    this.completed.add(attempt).catch((error: unknown) => this.logger.warn(`A job was not settled: ${String(error)}`));
  }

  async completeDead({ attempt }: RunJob): Promise<void> {
    await this.boss.complete(DEAD_RUN_QUEUE, [attempt]);
  }

  /** Gives a dead run back, to be given up again later. */
  async releaseDead({ attempt }: RunJob, reason: string): Promise<void> {
    await this.boss.fail(DEAD_RUN_QUEUE, [attempt], { reason });
  }

  /** Gives the runs back, for any process to go on with at once. */
  async release(jobs: readonly RunJob[], reason: string): Promise<void> {
    await this.boss.fail(
      RUN_QUEUE,
      jobs.map(({ attempt }) => attempt),
      { reason },
    );
  }
}

function runJob({ id, retryCount, data }: JobWithMetadata<JobData>): RunJob {
  return { run: { userId: data.user_id, id: data.run_id }, attempt: { id, retryCount } };
}
