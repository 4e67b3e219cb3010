import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Config } from '../config/config.js';
import { failPoint } from '../config/fail-point.js';
import { apart } from '../telemetry/apart.js';
import { runsHeld } from '../telemetry/instruments.js';
import { withLogFields } from '../telemetry/log-fields.js';
import { Fenced } from './fenced.js';
import { JournalRepository } from './journal.repository.js';
import { type RunJob, RunQueue } from './run-queue.js';
import { RunSignals } from './run-signals.js';
import { RunStopped } from './run-stopped.js';
import { RunWorker } from './run-worker.js';

const POLL_MS = 1000;
const HEARTBEAT_MS = 3000;
const BATCH = 20;

interface Held {
  readonly job: RunJob;
  readonly stop: AbortController;
  done: Promise<void>;
}

/** Takes runs from the queue for this process, keeps their leases, and hands them back when the process must go. */
@Injectable()
export class RunDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RunDispatcher.name);
  /** One entry for each attempt: an old one may still be clearing up when the next one of the same run begins. */
  private readonly held = new Set<Held>();
  private readonly timers: NodeJS.Timeout[] = [];
  private fetching: Promise<void> | null = null;
  private isOpen = false;
  private isAsked = false;

  constructor(
    private readonly queue: RunQueue,
    private readonly worker: RunWorker,
    private readonly journal: JournalRepository,
    private readonly signals: RunSignals,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.isOpen = true;
    this.signals.hear('run_ready', { heard: () => this.kick() });
    this.signals.hear('run_cancel', { heard: (runIds) => runIds.forEach((id) => this.cancel(id)) });
    this.timers.push(setInterval(() => this.kick(), POLL_MS));
    this.timers.push(setInterval(() => void this.heartbeat(), HEARTBEAT_MS));
    this.kick();
  }

  /** Whether this process takes new runs. */
  get isTaking(): boolean {
    return this.isOpen;
  }

  /** Looks for runs at once; call it after the commit that sent one. */
  kick(): void {
    this.isAsked = true;
    if (!this.isOpen || this.fetching) return;
    this.fetching = apart(() => this.fetchAll()).finally(() => (this.fetching = null));
  }

  /** Stops the run if this process works on it; the row already says that it is to be cancelled. */
  cancel(runId: string): void {
    for (const { job, stop } of this.held) if (job.run.id === runId) stop.abort(new RunStopped('cancelled'));
  }

  /** Lets what runs go on for the grace; what is left then goes on in another process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isOpen = false;
    await this.fetching;
    const all = Promise.all([...this.held].map(({ done }) => done));
    await Promise.race([all, delay(this.config.runs.shutdownGraceMs, undefined, { ref: false })]);
    await this.handOver();
    this.timers.forEach((timer) => clearInterval(timer));
    await this.queue.stop();
  }

  /** First the jobs, then the work: an aborted run that settled its own job would be lost. */
  private async handOver(): Promise<void> {
    const left = [...this.held];
    if (left.length === 0) return;
    const jobs = left.map(({ job }) => job);
    const given = [this.queue.release(jobs, 'draining'), this.journal.forgive(jobs.map(({ run }) => run))];
    await Promise.all(given).catch((error: unknown) => this.logger.warn(String(error)));
    failPoint('draining');
    for (const { stop } of left) stop.abort(new RunStopped('draining'));
    await Promise.all(left.map(({ done }) => done));
    this.signals.tell(
      'run_ready',
      jobs.map(({ run }) => run.id),
    );
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
    }
  }

  private hold(job: RunJob): void {
    const held: Held = { job, stop: new AbortController(), done: Promise.resolve() };
    this.held.add(held);
    runsHeld.inc();
    const fields = { run_id: job.run.id, user_id: job.run.userId };
    held.done = withLogFields(fields, () => this.workOn(held)).finally(() => {
      this.held.delete(held);
      runsHeld.dec();
      this.kick();
    });
  }

  private async workOn({ job, stop }: Held): Promise<void> {
    try {
      await this.worker.work(job, stop);
      await this.queue.complete(job);
    } catch (error) {
      if (error instanceof Fenced || error instanceof RunStopped) return;
      this.logger.error(error instanceof Error ? error.stack : error);
      await this.queue.release([job], String(error)).catch(() => undefined);
    }
  }

  /** Renews the leases; finds out what was lost meanwhile, and what was to be stopped if nobody could tell us. */
  private async heartbeat(): Promise<void> {
    const held = [...this.held];
    if (held.length === 0) return;
    try {
      const lost = new Set(await this.queue.touch(held.map(({ job }) => job)));
      if (!this.config.faults.isFenceOff) for (const { job, stop } of held) if (lost.has(job)) stop.abort(new Fenced());
      const cancelled = await this.journal.cancelled(held.map(({ job }) => job.run));
      for (const id of cancelled) this.cancel(id);
    } catch (error) {
      this.logger.warn(`No sign of life could be given: ${String(error)}`);
    }
  }
}
