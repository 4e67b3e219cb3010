import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Config } from '../../config/config.js';
import { failPoint } from '../../config/fail-point.js';
import { runsHeld } from '../../telemetry/instruments.js';
import { withLogFields } from '../../telemetry/log-fields.js';
import { Fenced } from '../journal/fenced.js';
import { type Run } from '../journal/run.entity.js';
import { RunClaimsRepository } from '../queue/run-claims.repository.js';
import { type RunJob, RunQueue } from '../queue/run-queue.js';
import { RunStopped } from '../answering/run-stopped.js';
import { RunWorker } from './run-worker.js';

interface Held {
  readonly job: RunJob;
  readonly stop: AbortController;
  done: Promise<boolean>;
}

/** What is kept free for one run, until it is disposed of. */
export interface Place extends Disposable {
  /** The number of this process. */
  readonly process: number;
}

/** The runs that this process works on: holds them by their leases, and hands them back when the process must go. */
@Injectable()
export class HeldRuns {
  private readonly logger = new Logger(HeldRuns.name);
  /** One entry for each attempt: an old one may still be clearing up when the next one of the same run begins. */
  private readonly held = new Set<Held>();
  private readonly places = new Set<Promise<undefined>>();

  constructor(
    private readonly queue: RunQueue,
    private readonly worker: RunWorker,
    private readonly claims: RunClaimsRepository,
    private readonly config: Config,
  ) {}

  /** How many more this process may hold. */
  get room(): number {
    return this.config.runs.concurrency - this.held.size - this.places.size;
  }

  /** Keeps a place free for a run. */
  place(): Place {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.places.add(promise);
    const free = () => {
      this.places.delete(promise);
      resolve(undefined);
    };
    return { process: this.claims.process, [Symbol.dispose]: free };
  }

  /**
   * Works on the run, which is `begun` where it was claimed as it was taken in; resolves when this process has it no more,
   * with whether another one may wait to be fetched.
   */
  hold(job: RunJob, begun?: Run): Promise<boolean> {
    const held: Held = { job, stop: new AbortController(), done: Promise.resolve(false) };
    this.held.add(held);
    runsHeld.inc();
    const fields = { run_id: job.run.id, user_id: job.run.userId };
    held.done = withLogFields(fields, () => this.workOn(held, begun)).then((isFollowed) => {
      const wasFull = this.room <= 0;
      this.held.delete(held);
      runsHeld.dec();
      return isFollowed || wasFull;
    });
    return held.done;
  }

  /** Stops the run if this process works on it; the row already says that it is to be cancelled. */
  cancel(runId: string): void {
    for (const { job, stop } of this.held) if (job.run.id === runId) stop.abort(new RunStopped('cancelled'));
  }

  /** Renews the leases; finds out what was lost meanwhile, and what was to be stopped if nobody could tell us. */
  async renew(): Promise<void> {
    const held = [...this.held];
    if (held.length === 0) return;
    try {
      const lost = new Set(await this.queue.touch(held.map(({ job }) => job)));
      if (!this.config.faults.isFenceOff) for (const { job, stop } of held) if (lost.has(job)) stop.abort(new Fenced());
      const cancelled = await this.claims.cancelled(held.map(({ job }) => job.run));
      for (const id of cancelled) this.cancel(id);
    } catch (error) {
      this.logger.warn(`No sign of life could be given: ${String(error)}`);
    }
  }

  /**
   * Lets what runs, and what is just being taken in, go on for the grace; what is left then goes on in another process.
   * Answers the ids of those.
   */
  async leave(): Promise<readonly string[]> {
    const all = Promise.all(this.places).then(() => Promise.all([...this.held].map(({ done }) => done)));
    await Promise.race([all, delay(this.config.runs.shutdownGraceMs, undefined, { ref: false })]);
    return await this.handOver([...this.held]);
  }

  /** First the jobs, then the work: an aborted run that settled its own job would be lost. */
  private async handOver(left: readonly Held[]): Promise<readonly string[]> {
    if (left.length === 0) return [];
    const jobs = left.map(({ job }) => job);
    const given = [this.queue.release(jobs, 'draining'), this.claims.forgive(jobs.map(({ run }) => run))];
    await Promise.all(given).catch((error: unknown) => this.logger.warn(String(error)));
    failPoint('draining');
    for (const { stop } of left) stop.abort(new RunStopped('draining'));
    await Promise.all(left.map(({ done }) => done));
    return jobs.map(({ run }) => run.id);
  }

  /** Answers whether a run has got a job by it: the next one, or this one once more. */
  private async workOn({ job, stop }: Held, begun?: Run): Promise<boolean> {
    try {
      const hasSuccessors = await this.worker.work(job, stop, begun);
      this.queue.complete(job);
      return hasSuccessors;
    } catch (error) {
      if (error instanceof Fenced || error instanceof RunStopped) return true;
      this.logger.error(error instanceof Error ? error.stack : error);
      await this.queue.release([job], String(error)).catch(() => undefined);
      return true;
    }
  }
}
