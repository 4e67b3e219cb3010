import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** A scrape waits for the database no longer than this. */
const PATIENCE_MS = 2_000;

/** How the runs of all processes stand that are not over. */
export interface Census {
  readonly queued: number;
  readonly running: number;
  readonly awaiting: number;
  /** Runs that only wait for a process to take them. */
  readonly ready: number;
  /** For how long the first of those that nobody has taken yet waits, in seconds. */
  readonly oldest: number;
}

/** The index on unfinished runs answers it, however many there are of the others. */
export const CENSUS = `
  SELECT count(*) FILTER (WHERE status = 'queued')::int AS queued,
    count(*) FILTER (WHERE status = 'running')::int AS running,
    count(*) FILTER (WHERE status = 'awaiting_approval')::int AS awaiting,
    count(*) FILTER (WHERE status = 'queued' AND job_id IS NOT NULL)::int AS ready,
    coalesce(extract(epoch FROM clock_timestamp() - min(created_at)
      FILTER (WHERE status = 'queued' AND job_id IS NOT NULL AND started_at IS NULL)), 0)::float8 AS oldest
  FROM runs WHERE status IN ('queued', 'running', 'awaiting_approval')`;

/** Counts the runs of all processes, once for all who ask at the same time. */
@Injectable()
export class RunCensus {
  private asking: Promise<Census | null> | undefined;

  constructor(private readonly database: Database) {}

  /** Null when the database does not answer in time. */
  async take(): Promise<Census | null> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return await Promise.race([this.asking, delay(PATIENCE_MS, null, { ref: false })]);
  }

  private async ask(): Promise<Census | null> {
    try {
      const [census] = await this.database.system((db) => db.query<Census[]>(CENSUS));
      return census ?? null;
    } catch {
      return null;
    }
  }
}
