import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Presence } from '../../database/presence.js';
import { Run, RUN_COLUMNS, type RunKey } from '../journal/run.entity.js';

const CLAIM = `
  UPDATE runs SET epoch = epoch + 1, vain_claims = vain_claims + 1, status = 'running', claimed_by = $3,
    started_at = coalesce(started_at, clock_timestamp())
  WHERE user_id = $1 AND id = $2 AND status IN ('queued', 'running') AND ($4::uuid IS NULL OR job_id = $4)
  RETURNING ${RUN_COLUMNS}`;

/** Which process works on which run: every claim is a new epoch, and whoever had an earlier one has lost the run. */
@Injectable()
export class RunClaimsRepository {
  constructor(
    private readonly database: Database,
    private readonly presence: Presence,
  ) {}

  /** What this process is known by. */
  get process(): number {
    return this.presence.number;
  }

  /** Takes a run over with the job that stands for it now; `null` when that job has nothing left to do. */
  async claim(key: RunKey, jobId: string): Promise<Run | null> {
    return await this.takeOver(key, jobId);
  }

  /** Takes a run over that no job brought to its end. */
  async claimDead(key: RunKey): Promise<Run | null> {
    return await this.takeOver(key, null);
  }

  /** The run as it stands, whoever works on it. */
  async find({ userId, id }: RunKey): Promise<Run | null> {
    return await this.database.as({ id: userId }, (db) => db.findOneBy(Run, { userId, id }));
  }

  /** A process that hands its runs over has not worked on them in vain. */
  async forgive(runs: readonly RunKey[]): Promise<void> {
    await this.database.systemSql(
      `UPDATE runs r SET vain_claims = greatest(0, r.vain_claims - 1)
       FROM unnest($1::uuid[], $2::uuid[]) AS held (user_id, id) WHERE r.user_id = held.user_id AND r.id = held.id`,
      [runs.map(({ userId }) => userId), runs.map(({ id }) => id)],
    );
  }

  /** Which of the runs their users want cancelled. */
  async cancelled(runs: readonly RunKey[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.database.systemSql(
      `SELECT r.id FROM runs r JOIN unnest($1::uuid[], $2::uuid[]) AS held (user_id, id) USING (user_id, id) WHERE r.cancel_requested`,
      [runs.map(({ userId }) => userId), runs.map(({ id }) => id)],
    );
    return new Set((rows as { id: string }[]).map(({ id }) => id)); // the statement selects that column
  }

  private async takeOver({ userId, id }: RunKey, jobId: string | null): Promise<Run | null> {
    const [run] = await this.database.rowsAs<Run>({ id: userId }, CLAIM, [userId, id, this.process, jobId]);
    return run ?? null;
  }
}
