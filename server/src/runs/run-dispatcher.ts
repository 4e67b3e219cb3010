import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Config } from '../config/config.js';
import { DEAD_RUN_QUEUE } from '../database/job-queues.js';
import { Fenced } from './fenced.js';
import { type RunJob, RunQueue } from './run-queue.js';
import { RunSignals } from './run-signals.js';
import { RunStopped } from './run-stopped.js';
import { RunWorker } from './run-worker.js';

const POLL_MS = 1000;
const HEARTBEAT_MS = 3000;
const DEAD_POLL_MS = 10_000;
const BATCH = 20;

interface Held {
  readonly job: RunJob;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Takes runs from the queue for this process, keeps their leases, and hands them back when the process must go. */
@Injectable()
export class RunDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RunDispatcher.name);
  private readonly held = new Map<string, Held>();
  private readonly timers: NodeJS.Timeout[] = [];
  private isOpen = false;
  private isFetching = false;
  private isAsked = false;

  constructor(
    private readonly queue: RunQueue,
    private readonly worker: RunWorker,
    private readonly signals: RunSignals,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.isOpen = true;
    this.signals.hear('run_ready', { heard: () => this.kick() });
    this.signals.hear('run_cancel', { heard: (runIds) => runIds.forEach((id) => this.cancel(id)) });
    this.every(POLL_MS, () => this.kick());
    this.every(HEARTBEAT_MS, () => void this.heartbeat());
    this.every(DEAD_POLL_MS, () => void this.buryDead());
    this.kick();
  }

  /** Whether this process takes new runs. */
  get isTaking(): boolean {
    return this.isOpen;
  }

  /** Looks for runs at once; call it after the commit that sent one. */
  kick(): void {
    this.isAsked = true;
    if (!this.isOpen || this.isFetching) return;
    this.isFetching = true;
    void this.fetchAll();
  }

  /** Stops the run if this process works on it; the row already says that it is to be cancelled. */
  cancel(runId: string): void {
    this.held.get(runId)?.stop.abort(new RunStopped('cancelled'));
  }

  /** Lets what runs go on for the grace; what is left then goes on in another process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isOpen = false;
    const all = Promise.all([...this.held.values()].map(({ done }) => done));
    await Promise.race([all, delay(this.config.runs.shutdownGraceMs, undefined, { ref: false })]);
    await this.handOver();
    this.timers.forEach((timer) => clearInterval(timer));
    await this.queue.stop();
  }

  /** First the jobs, then the work: an aborted run that settled its own job would be lost. */
  private async handOver(): Promise<void> {
    const left = [...this.held.values()];
    if (left.length === 0) return;
    await this.queue
      .release(
        left.map(({ job }) => job),
        'draining',
      )
      .catch((error: unknown) => this.logger.warn(String(error)));
    for (const { stop } of left) stop.abort(new RunStopped('draining'));
    await Promise.all(left.map(({ done }) => done));
    this.signals.tell(
      'run_ready',
      left.map(({ job }) => job.run.id),
    );
  }

  private every(ms: number, work: () => void): void {
    this.timers.push(setInterval(work, ms));
  }

  private async fetchAll(): Promise<void> {
    try {
      while (this.isAsked && this.isOpen) {
        this.isAsked = false;
        const free = Math.min(BATCH, this.config.runs.concurrency - this.held.size);
        const jobs = free > 0 ? await this.queue.fetch(free) : [];
        for (const job of jobs) this.hold(job);
        if (jobs.length === BATCH) this.isAsked = true;
      }
    } catch (error) {
      this.logger.warn(`No runs could be fetched: ${String(error)}`);
    } finally {
      this.isFetching = false;
    }
  }

  private hold(job: RunJob): void {
    const stop = new AbortController();
    const done = this.workOn(job, stop).finally(() => {
      this.held.delete(job.run.id);
      this.kick();
    });
    this.held.set(job.run.id, { job, stop, done });
  }

  private async workOn(job: RunJob, stop: AbortController): Promise<void> {
    try {
      await this.worker.work(job.run, stop);
      await this.queue.complete(job);
    } catch (error) {
      if (error instanceof Fenced || error instanceof RunStopped) return;
      this.logger.error(error instanceof Error ? error.stack : error);
      await this.queue.release([job], String(error)).catch(() => undefined);
    }
  }

  private async heartbeat(): Promise<void> {
    const held = [...this.held.values()];
    if (held.length === 0) return;
    const lost = await this.queue.touch(held.map(({ job }) => job)).catch(() => []);
    for (const { run } of lost) this.held.get(run.id)?.stop.abort(new Fenced());
  }

  private async buryDead(): Promise<void> {
    if (!this.isOpen) return;
    for (const job of await this.queue.fetchDead(BATCH).catch(() => [])) {
      await this.worker.giveUp(job.run).catch((error: unknown) => this.logger.error(String(error)));
      await this.queue.complete(job, DEAD_RUN_QUEUE).catch(() => undefined);
    }
  }
}
