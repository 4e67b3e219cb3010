import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { apart } from '../../telemetry/apart.js';
import { type Run } from '../journal/run.entity.js';
import { HeldRuns, type Place } from './held-runs.js';
import { type RunJob, RunQueue } from '../queue/run-queue.js';
import { RunSignals } from '../journal/run-signals.js';

const POLL_MS = 1000;
const HEARTBEAT_MS = 3000;
const BATCH = 20;

/** Takes runs from the queue for this process, as long as it is open and has room for them. */
@Injectable()
export class RunDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RunDispatcher.name);
  private readonly timers: NodeJS.Timeout[] = [];
  private fetching: Promise<void> | null = null;
  private isOpen = false;
  private isAsked = false;

  constructor(
    private readonly queue: RunQueue,
    private readonly held: HeldRuns,
    private readonly signals: RunSignals,
  ) {}

  onApplicationBootstrap(): void {
    this.isOpen = true;
    this.signals.hear('run_ready', { heard: () => this.kick() });
    this.signals.hear('run_cancel', { heard: (runIds) => runIds.forEach((id) => this.cancel(id)) });
    this.timers.push(setInterval(() => this.kick(), POLL_MS));
    this.timers.push(setInterval(() => void this.held.renew(), HEARTBEAT_MS));
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

  /** A place for a run that is about to be taken in, until it is disposed of; null where this process takes no more. */
  place(): Place | null {
    return this.isOpen && this.held.room > 0 ? this.held.place() : null;
  }

  /** Works on a run that was taken in for a place of this process. */
  begin(run: Run): void {
    const job = { run: { userId: run.userId, id: run.id }, attempt: { id: run.jobId ?? '', retryCount: 0 } };
    void apart(() => this.work(job, { ...run })); // its sender goes on to read it as it was taken in
  }

  /** Stops the run if this process works on it; the row already says that it is to be cancelled. */
  cancel(runId: string): void {
    this.held.cancel(runId);
  }

  /** Takes no more runs; what this process does not finish within the grace goes on in another one. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isOpen = false;
    await this.fetching;
    const left = await this.held.leave();
    if (left.length > 0) this.signals.tell('run_ready', left);
    this.timers.forEach((timer) => clearInterval(timer));
    await this.queue.stop();
  }

  private async work(job: RunJob, begun?: Run): Promise<void> {
    if (await this.held.hold(job, begun)) this.kick();
  }

  private async fetchAll(): Promise<void> {
    try {
      while (this.isAsked && this.isOpen) {
        this.isAsked = false;
        const free = Math.min(BATCH, this.held.room);
        const jobs = free > 0 ? await this.queue.fetch(free) : [];
        for (const job of jobs) void this.work(job);
        if (free > 0 && jobs.length === free) this.isAsked = true;
      }
    } catch (error) {
      this.logger.warn(`No runs could be fetched: ${String(error)}`);
    }
  }
}
