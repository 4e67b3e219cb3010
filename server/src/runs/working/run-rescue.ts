import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { JOB_SCHEMA, RUN_QUEUE } from '../../database/job-queues.js';
import { Presence } from '../../database/presence.js';
import { runsRescued } from '../../telemetry/instruments.js';
import { RunDispatcher } from './run-dispatcher.js';
import { type RunJob, RunQueue } from '../queue/run-queue.js';

const LOOK_MS = 1000;

/** A connection that broke is back before: its process is missed at one look, or at two. */
const LOOKS = 3;

const BATCH = 200;

/** Attempts whose processes do not live any more. */
const ABANDONED = `
  SELECT r.user_id AS "userId", r.id, j.id AS "jobId", j.retry_count AS "retryCount"
  FROM runs r JOIN ${JOB_SCHEMA}.job j ON j.name = '${RUN_QUEUE}' AND j.id = r.job_id AND j.state = 'active'
  WHERE r.status = 'running' AND r.claimed_by <> ALL ($1::int[]) LIMIT ${BATCH}`;

interface Abandoned {
  readonly userId: string;
  readonly id: string;
  readonly jobId: string;
  readonly retryCount: number;
}

/**
 * Lets the runs of a process that was killed go on at once, long before their leases lapse. It may be wrong about a
 * process that has only lost its connection: what that one still writes is refused, as after any other takeover.
 */
@Injectable()
export class RunRescue implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RunRescue.name);
  /** How many looks in a row each attempt has been without its process. */
  private missed: ReadonlyMap<string, number> = new Map();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(
    private readonly database: Database,
    private readonly presence: Presence,
    private readonly queue: RunQueue,
    private readonly dispatcher: RunDispatcher,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Whoever cannot see starts counting anew: after a restart of the database everybody has to come back first. */
  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.rescue(this.longMissed(await this.abandoned()));
    } catch (error) {
      this.missed = new Map();
      this.logger.debug(`Nobody could be looked after: ${String(error)}`);
    } finally {
      this.isLooking = false;
    }
  }

  private async abandoned(): Promise<RunJob[]> {
    const rows = await this.database.system(async (db) => {
      const living = await this.presence.living(db);
      return living ? await db.query<Abandoned[]>(ABANDONED, [living]) : [];
    });
    return rows.map(({ userId, id, jobId, retryCount }) => ({
      run: { userId, id },
      attempt: { id: jobId, retryCount },
    }));
  }

  /** Of the attempts without a process, those that have been so for long enough. */
  private longMissed(jobs: readonly RunJob[]): RunJob[] {
    const key = ({ attempt }: RunJob) => `${attempt.id}/${attempt.retryCount}`;
    this.missed = new Map(jobs.map((job) => [key(job), (this.missed.get(key(job)) ?? 0) + 1]));
    return jobs.filter((job) => (this.missed.get(key(job)) ?? 0) >= LOOKS);
  }

  private async rescue(jobs: readonly RunJob[]): Promise<void> {
    if (jobs.length === 0) return;
    this.logger.warn(`${jobs.length} runs have lost their process`);
    await this.queue.release(jobs, 'its process is gone');
    runsRescued.inc(jobs.length);
    this.dispatcher.kick();
  }
}
