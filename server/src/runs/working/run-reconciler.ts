import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { JOB_SCHEMA } from '../../database/job-queues.js';
import { LOCKS } from '../../database/locks.js';
import { RunQueue } from '../queue/run-queue.js';
import { GOING, RunSchedule } from '../queue/run-schedule.js';
import { RunWorker } from './run-worker.js';
import { type RunKey } from '../journal/run.entity.js';

const DEAD_POLL_MS = 10_000;
const ORPHANS_POLL_MS = 60_000;
const BATCH = 20;

/** Runs that should have a job and have none that is alive. */
const ORPHANS = `
  SELECT r.user_id AS "userId", r.id FROM runs r
  WHERE ${GOING} AND r.created_at < now() - interval '1 minute' AND NOT EXISTS (
    SELECT 1 FROM ${JOB_SCHEMA}.job j
    WHERE j.state < 'completed' AND (j.id = r.job_id OR j.data ->> 'run_id' = r.id::text)
  ) LIMIT ${BATCH}`;

/** Makes sure that no run is forgotten: gives up those that processes died of, and finds those without a job. */
@Injectable()
export class RunReconciler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RunReconciler.name);
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly database: Database,
    private readonly queue: RunQueue,
    private readonly schedule: RunSchedule,
    private readonly worker: RunWorker,
  ) {}

  onApplicationBootstrap(): void {
    this.every(DEAD_POLL_MS, () => this.buryDead());
    this.every(ORPHANS_POLL_MS, () => this.adoptOrphans());
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Sends a job for every run that has none; answers how many there were. One process at a time does it. */
  async adoptOrphans(): Promise<number> {
    return await this.database.system(async (db) => {
      const [lock] = await db.query<{ isOurs: boolean }[]>(`SELECT pg_try_advisory_xact_lock($1) AS "isOurs"`, [
        LOCKS.reconciling,
      ]);
      if (!lock?.isOurs) return 0;
      const orphans = await db.query<RunKey[]>(ORPHANS);
      for (const orphan of orphans) await this.schedule.sendAgain(db, orphan);
      await this.schedule.fillForgotten(db);
      if (orphans.length > 0) this.logger.warn(`${orphans.length} runs had lost their job`);
      return orphans.length;
    });
  }

  private async buryDead(): Promise<void> {
    for (const job of await this.queue.fetchDead(BATCH)) {
      try {
        await this.worker.giveUp(job);
        await this.queue.completeDead(job);
      } catch (error) {
        this.logger.error(error instanceof Error ? error.stack : error);
        await this.queue.releaseDead(job, String(error));
      }
    }
  }

  private every(ms: number, work: () => Promise<unknown>): void {
    const run = () => void work().catch((error: unknown) => this.logger.warn(String(error)));
    this.timers.push(setInterval(run, ms));
  }
}
