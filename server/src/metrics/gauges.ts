import { Gauge, type Registry } from 'prom-client';
import { type PoolState } from '../database/pool-state.js';
import { type Census } from './run-census.js';

/** What is looked at when somebody asks. */
export class Gauges {
  private readonly runs = this.gauge('chatkeep_runs', 'Runs of all processes that are not over', ['status']);
  private readonly depth = this.gauge('chatkeep_run_queue_depth', 'Runs of all processes that wait to be taken');
  private readonly oldest = this.gauge(
    'chatkeep_run_queue_oldest_seconds',
    'For how long the first run that nobody has taken yet waits',
  );
  private readonly up = this.gauge('chatkeep_database_up', 'Whether the database answered this scrape');
  private readonly connections = this.gauge(
    'chatkeep_database_connections',
    "Connections of this process' pool: in_use, idle",
    ['state'],
  );
  private readonly waiting = this.gauge('chatkeep_database_waiting', 'Work that waits for a connection of the pool');

  constructor(private readonly registry: Registry) {}

  /** Takes over what was found; of a database that does not answer only that. */
  set(census: Census | null, { inUse, idle, waiting }: PoolState): void {
    this.up.set(census ? 1 : 0);
    this.connections.set({ state: 'in_use' }, inUse);
    this.connections.set({ state: 'idle' }, idle);
    this.waiting.set(waiting);
    if (census) this.setRuns(census);
    else this.forgetRuns();
  }

  private forgetRuns(): void {
    this.runs.reset();
    this.depth.remove();
    this.oldest.remove();
  }

  private setRuns({ queued, running, awaiting, ready, oldest }: Census): void {
    this.runs.set({ status: 'queued' }, queued);
    this.runs.set({ status: 'running' }, running);
    this.runs.set({ status: 'awaiting_approval' }, awaiting);
    this.depth.set(ready);
    this.oldest.set(oldest);
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
