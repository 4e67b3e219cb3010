import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { NotFound } from '../http/not-found.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type ThreadItemEvent } from '../thread-events/thread-stream-events.js';
import { AnswerNarrator } from './answer-narrator.js';
import { AnswerStore } from './answer-store.js';
import { Run } from './run.entity.js';
import { fold } from './run-journal.js';
import { RunToolCall, type ToolCallDecision } from './run-journal.entities.js';
import { RunQueue } from './run-queue.js';
import { runUpdated, type RunStreamEvent } from './run-stream-event.js';
import { type ApprovalScope, ToolApprovalsRepository } from './tool-approvals.repository.js';
import { toolCallView } from './tool-call-rows.js';

export interface Decision extends ToolCallDecision {
  readonly argumentsSha256: string;
  readonly scope: ApprovalScope;
}

const WENT_ON = 'the user went on';

/** Changes runs that no process works on: those that are queued, and those that wait for the user. */
@Injectable()
export class WaitingRuns {
  constructor(
    private readonly database: Database,
    private readonly store: AnswerStore,
    private readonly queue: RunQueue,
    private readonly approvals: ToolApprovalsRepository,
  ) {}

  /** The user's word on a call; the run goes on once no call waits any more. Answers the run's id. */
  async decide(user: Owner, callId: string, decision: Decision): Promise<{ run: Run; goesOn: boolean }> {
    return await this.database.as(user, async (db) => {
      const call = await this.lockCall(db, user, callId);
      const run = await this.lockRun(db, user, call.runId);
      refuseUnless(
        run.status === 'awaiting_approval' && waits(call),
        'This call does not wait for a decision any more.',
      );
      refuseUnless(
        call.argumentsSha256 === decision.argumentsSha256,
        'The arguments are not those that were shown. Reload and look again.',
      );
      const decided = decidedCall(call, decision);
      const calls = await this.calls(db, run);
      const siblings = calls
        .filter(({ step }) => step === call.step)
        .map((other) => (other.id === call.id ? decided : other));
      const goesOn = !siblings.some(waits);
      if (goesOn) run.status = 'running';
      if (decision.decision === 'approve') await this.approvals.remember(db, run, call, decision.scope);
      await this.save(db, run, [decided], [...shown(run, [decided]), ...closed(run, siblings)], goesOn);
      if (goesOn) await this.queue.send(db, run);
      return { run, goesOn };
    });
  }

  /** A new message takes the place of the user's word: what waits for it is denied, and its run ends. */
  async giveWay(db: EntityManager, user: Owner, conversationId: string): Promise<void> {
    const rows: { id: string }[] = await db.query(
      `SELECT id FROM runs WHERE user_id = $1 AND conversation_id = $2 AND status = 'awaiting_approval'`,
      [user.id, conversationId],
    );
    for (const { id } of rows) {
      const run = await this.lockRun(db, user, id);
      await this.close(db, run, (call) => decidedCall(call, { decision: 'deny', reason: WENT_ON }));
      await this.store.sendNext(db, run);
    }
  }

  /** Cancels a run that nobody works on, within a transaction that holds its conversation. */
  async cancel(db: EntityManager, run: Run): Promise<void> {
    await this.stop(db, run);
    await this.store.sendNext(db, run);
  }

  /** Like `cancel`, but nothing comes after it. */
  async stop(db: EntityManager, run: Run): Promise<void> {
    await this.close(db, run, (call) => ({ ...call, status: 'cancelled', finishedAt: new Date() }));
  }

  /** The run's row, kept to this transaction. */
  async lockRun(db: EntityManager, user: Owner, id: string): Promise<Run> {
    const run = await db.findOne(Run, { where: { userId: user.id, id }, lock: { mode: 'pessimistic_write' } });
    if (!run) throw new NotFound('run');
    return run;
  }

  private async close(db: EntityManager, run: Run, settle: (call: RunToolCall) => RunToolCall): Promise<void> {
    const calls = await this.calls(db, run);
    const settled = calls.filter((call) => waits(call) || call.status === 'planned').map(settle);
    const step = calls.filter((call) => settled.some((other) => other.step === call.step));
    const final = step.map((call) => settled.find(({ id }) => id === call.id) ?? call);
    run.status = 'cancelled';
    run.finishedAt = new Date();
    await this.save(db, run, settled, [...shown(run, settled), ...closed(run, final)], true);
  }

  private async save(
    db: EntityManager,
    run: Run,
    calls: readonly RunToolCall[],
    events: readonly ThreadItemEvent[],
    isNews: boolean,
  ) {
    const all: RunStreamEvent[] = isNews ? [...events, runUpdated(run)] : [...events];
    const items = await this.append(db, run, all);
    for (const call of calls) await this.store.updateCall(db, call);
    await this.store.updateRun(db, run);
    await this.store.updateMessage(db, run, items);
  }

  /** Adds events to the stream of a run that is held by this transaction; answers what all of them add up to. */
  private async append(db: EntityManager, run: Run, events: readonly RunStreamEvent[]): Promise<readonly ThreadItem[]> {
    const rows: { seq: number; event: RunStreamEvent }[] = await db.query(
      `SELECT seq, event FROM run_events WHERE user_id = $1 AND run_id = $2 ORDER BY seq`,
      [run.userId, run.id],
    );
    await db.query(
      `INSERT INTO run_events (user_id, run_id, seq, epoch, event)
       SELECT $1, $2, $3 + e.place, $4, e.event::json FROM unnest($5::text[]) WITH ORDINALITY AS e (event, place)`,
      [run.userId, run.id, rows.at(-1)?.seq ?? 0, run.epoch, events.map((event) => JSON.stringify(event))],
    );
    return fold([], [...rows.map(({ event }) => event), ...events]);
  }

  /** Locks the conversation before the run, as accepting and finishing do. */
  private async lockCall(db: EntityManager, user: Owner, id: string): Promise<RunToolCall> {
    const call = await db.findOneBy(RunToolCall, { userId: user.id, id });
    if (!call) throw new NotFound('tool call');
    await db.query(
      `SELECT 1 FROM conversations c JOIN runs r ON r.user_id = c.user_id AND r.conversation_id = c.id
       WHERE r.user_id = $1 AND r.id = $2 FOR UPDATE OF c`,
      [user.id, call.runId],
    );
    return (await db.findOneBy(RunToolCall, { userId: user.id, id })) ?? call;
  }

  private calls(db: EntityManager, { userId, id }: Run): Promise<RunToolCall[]> {
    return db.find(RunToolCall, { where: { userId, runId: id }, order: { step: 'ASC', position: 'ASC' } });
  }
}

function waits({ status }: RunToolCall): boolean {
  return status === 'awaiting_approval' || status === 'unknown_outcome';
}

function decidedCall(call: RunToolCall, { decision, reason }: ToolCallDecision): RunToolCall {
  const decided = { ...call, decision: { decision, ...(reason !== undefined && { reason }) } };
  if (decision === 'approve') return { ...decided, status: 'planned', error: null };
  const message = reason === undefined ? 'You did not allow this.' : `You did not allow this: ${reason}`;
  return { ...decided, status: 'denied', error: { code: 'denied', message }, finishedAt: new Date() };
}

function narrator(run: Run): AnswerNarrator {
  return new AnswerNarrator({ messageId: run.assistantMessageId, threadId: run.conversationId }, 0);
}

function shown(run: Run, calls: readonly RunToolCall[]): ThreadItemEvent[] {
  return calls.map((call) =>
    narrator(run).call(`${run.assistantMessageId}_${call.part}`, call.position, toolCallView(call)),
  );
}

/** The end of a step's workflow, when none of its calls is open any more. */
function closed(run: Run, calls: readonly RunToolCall[]): ThreadItemEvent[] {
  const [first] = calls;
  if (!first || calls.some((call) => waits(call) || call.status === 'planned')) return [];
  return [narrator(run).callsDone(`${run.assistantMessageId}_${first.part}`, calls.map(toolCallView))];
}

function refuseUnless(isFine: boolean, detail: string): void {
  if (!isFine) throw new Conflict(detail);
}
