import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Fenced } from './fenced.js';
import { type Run, type RunKey } from './run.entity.js';
import { RunStep, RunToolCall } from './run-journal.entities.js';
import { RunSignals } from './run-signals.js';
import { type RunStreamEvent, type StoredEvent } from './run-stream-event.js';
import { eventsOf, isSaid } from './stored-events.js';

/** Events of one run that wait to be stored together with those of others. */
export interface EventBatch {
  readonly run: RunKey;
  readonly epoch: number;
  readonly events: readonly StoredEvent[];
}

type EventOfRun = StoredEvent & { readonly runId: string };

/** What is stored of a run that an earlier process began. */
export interface JournalRecord {
  readonly lastSeq: number;
  readonly events: readonly RunStreamEvent[];
  readonly steps: readonly RunStep[];
  readonly calls: readonly RunToolCall[];
}

/**
 * Only the runs that the writer still owns take part; a row lock keeps a new claim waiting until the rows are in. Others
 * are told once for all runs, not once for each.
 */
const APPEND = `
  WITH batch AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::text[]) AS b (user_id, run_id, epoch, seq, event)
  ), owned AS (
    SELECT r.user_id, r.id FROM runs r
    JOIN (SELECT DISTINCT user_id, run_id, epoch FROM batch) b ON b.user_id = r.user_id AND b.run_id = r.id
    WHERE (b.epoch = r.epoch AND r.status = 'running') OR $6 FOR SHARE OF r
  ), stored AS (
    INSERT INTO run_events (user_id, run_id, seq, epoch, event)
    SELECT b.user_id, b.run_id, b.seq, b.epoch, b.event::json FROM batch b
    JOIN owned o ON o.user_id = b.user_id AND o.id = b.run_id
    ON CONFLICT DO NOTHING
  ), told AS MATERIALIZED (SELECT count(pg_notify('run_events', p)) FROM unnest($7::text[]) AS p)
  SELECT id FROM owned CROSS JOIN told`;

const INSERT = `
  WITH stored AS (
    INSERT INTO run_events (user_id, run_id, seq, epoch, event)
    SELECT $1, $2, e.seq, $3, e.event::json FROM unnest($4::int[], $5::text[]) AS e (seq, event)
    ON CONFLICT DO NOTHING
  )
  SELECT count(pg_notify('run_events', p)) FROM unnest($6::text[]) AS p`;

const RANGE = `
  SELECT e.run_id AS "runId", e.seq, e.event::text AS json
  FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS w (user_id, run_id, seq)
  CROSS JOIN LATERAL (
    SELECT run_id, seq, event FROM run_events
    WHERE user_id = w.user_id AND run_id = w.run_id AND seq > w.seq ORDER BY seq
  ) e`;

/** The statements of the journal; those that add events tell other processes of it. Every write names the epoch it was claimed with, and none gets through with an old one. */
@Injectable()
export class JournalRepository {
  /** Only tests that must fail switch the fence off. */
  private readonly isFenceOff: boolean;

  constructor(
    private readonly database: Database,
    private readonly signals: RunSignals,
    { faults }: Config,
  ) {
    this.isFenceOff = faults.isFenceOff ?? false;
  }

  /** What is stored of the run so far. */
  async load({ userId, id }: RunKey): Promise<JournalRecord> {
    return await this.database.as({ id: userId }, async (db) => {
      const where = { userId, runId: id };
      const [rows, steps, calls] = await Promise.all([
        eventsOf(db, { userId, id }),
        db.find(RunStep, { where, order: { step: 'ASC' } }),
        db.find(RunToolCall, { where, order: { step: 'ASC', position: 'ASC' } }),
      ]);
      return { lastSeq: rows.at(-1)?.seq ?? 0, events: rows.map(({ event }) => event), steps, calls };
    });
  }

  /** Stores what several runs have to say in one commit; answers the ids of those that may. Harmless to repeat. */
  async append(batches: readonly EventBatch[]): Promise<ReadonlySet<string>> {
    const rows = batches.flatMap(({ run, epoch, events }) => events.map((event) => ({ run, epoch, event })));
    const { rows: owned } = await this.database.systemSql(APPEND, [
      rows.map(({ run }) => run.userId),
      rows.map(({ run }) => run.id),
      rows.map(({ epoch }) => epoch),
      rows.map(({ event }) => event.seq),
      rows.map(({ event: { said, json } }) => said ?? json),
      this.isFenceOff,
      this.signals.payloads(batches.map(({ run }) => run.id)),
    ]);
    return new Set((owned as { id: string }[]).map(({ id }) => id)); // the statement selects that column
  }

  /** Throws `Fenced` unless the run is still the writer's, and keeps it so until the transaction ends. */
  async fence(
    db: EntityManager,
    { userId, id, epoch }: RunKey & { readonly epoch: number },
  ): Promise<{ cancelRequested: boolean }> {
    const rows = await db.query<{ epoch: number; status: string; cancelRequested: boolean }[]>(
      `SELECT epoch, status, cancel_requested AS "cancelRequested" FROM runs WHERE user_id = $1 AND id = $2 FOR UPDATE`,
      [userId, id],
    );
    const [row] = rows;
    if (row && this.isFenceOff) return row;
    if (row?.epoch !== epoch || row.status !== 'running') throw new Fenced();
    return row;
  }

  /** Stores events within a transaction that holds the run; harmless to repeat. */
  async insert(db: EntityManager, run: Run, events: readonly StoredEvent[]): Promise<void> {
    if (events.length === 0) return;
    const told = this.signals.payloads([run.id]);
    const [seqs, texts] = [events.map(({ seq }) => seq), events.map(({ said, json }) => said ?? json)];
    await db.query(INSERT, [run.userId, run.id, run.epoch, seqs, texts, told]);
  }

  /** What several runs have said after a place in each. */
  async after(places: readonly (RunKey & { readonly seq: number })[]): Promise<readonly EventOfRun[]> {
    const { rows } = await this.database.systemSql(RANGE, [
      places.map(({ userId }) => userId),
      places.map(({ id }) => id),
      places.map(({ seq }) => seq),
    ]);
    return await this.told(places, rows as EventOfRun[]); // the statement selects these columns
  }

  /** What stands in rows for what was told can only be known from all that was told before. */
  private async told(places: readonly RunKey[], rows: readonly EventOfRun[]): Promise<EventOfRun[]> {
    const whole = new Map<string, Map<number, RunStreamEvent>>();
    for (const runId of new Set(rows.filter(isSaid).map((row) => row.runId))) {
      const userId = places.find(({ id }) => id === runId)?.userId ?? '';
      const events = await this.database.as({ id: userId }, (db) => eventsOf(db, { userId, id: runId }));
      whole.set(runId, new Map(events.map(({ seq, event }) => [seq, event])));
    }
    return rows.map((row) =>
      isSaid(row) ? { ...row, json: JSON.stringify(whole.get(row.runId)?.get(row.seq)) } : row,
    );
  }
}
