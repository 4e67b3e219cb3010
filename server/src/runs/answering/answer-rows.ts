import { type EntityManager, In, type QueryDeepPartialEntity } from 'typeorm';
import { type ModelReply } from '../../agent/model.js';
import { RunToolCall } from '../journal/run-journal.entities.js';
import { type Run } from '../journal/run.entity.js';
import { storable } from '../../database/storable.js';

/** What one step adds to the journal. */
export interface StepRows {
  readonly step: number;
  readonly reply: ModelReply;
  readonly calls: readonly RunToolCall[];
}

const RUN = `
  UPDATE runs SET status = $3, vain_claims = $4, error = $5, input_tokens = $6, output_tokens = $7, first_token_at = $8,
    finished_at = $9
  WHERE user_id = $1 AND id = $2`;

const STEP = `INSERT INTO run_steps (user_id, run_id, step, reply) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;

/** Writes how the run stands. */
export async function updateRun(db: EntityManager, run: Run): Promise<void> {
  const { userId, id, status, vainClaims, error, inputTokens, outputTokens, firstTokenAt, finishedAt } = run;
  await db.query(RUN, [
    ...[userId, id, status, vainClaims, error && JSON.stringify(error)],
    ...[inputTokens, outputTokens, firstTokenAt, finishedAt],
  ]);
}

/** Writes how a call of the run stands. */
export async function updateCall(db: EntityManager, call: RunToolCall): Promise<void> {
  const { userId, runId, id, status, epoch, attempt, decision, result, error, startedAt, finishedAt } = call;
  const { toolSha256, toolChanged, inputRequest, inputState } = call;
  const asking = { toolSha256, toolChanged, inputRequest, inputState };
  const changes = { status, epoch, attempt, decision, result, error, startedAt, finishedAt, ...asking };
  await db.createQueryBuilder().update(RunToolCall).set(row(changes)).where({ userId, runId, id }).execute();
}

/** Those of the run's calls, as they stand now. */
export async function findCalls(db: EntityManager, run: Run, ids: readonly string[]): Promise<RunToolCall[]> {
  return await db.findBy(RunToolCall, { userId: run.userId, runId: run.id, id: In(ids) });
}

/** Adds a step and its calls; harmless to repeat. What the reply says is in the parts of the message, and not kept twice. */
export async function insertStep(db: EntityManager, run: Run, { step, reply, calls }: StepRows): Promise<void> {
  await db.query(STEP, [run.userId, run.id, step, JSON.stringify(storable({ ...reply, text: '' }))]);
  if (calls.length > 0)
    await db
      .createQueryBuilder()
      .insert()
      .into(RunToolCall)
      .values(calls.map((call) => row(call)))
      .orIgnore()
      .execute();
}

/** TypeORM's own type of a row's values cannot express JSON of unknown content. */
function row<T extends object>(values: T): QueryDeepPartialEntity<T> {
  return values;
}
