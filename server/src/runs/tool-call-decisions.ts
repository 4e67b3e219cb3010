import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { NotFound } from '../http/not-found.js';
import { RunSchedule } from './run-schedule.js';
import { waits } from './call-events.js';
import { withChanged } from './call-rows.js';
import { type Run } from './run.entity.js';
import { RunToolCall, type ToolCallDecision } from './run-journal.entities.js';
import { runUpdated } from './run-stream-event.js';
import { type ApprovalScope, ToolApprovalsRepository } from './tool-approvals.repository.js';
import { WaitingRuns } from './waiting-runs.js';

export interface Decision extends ToolCallDecision {
  readonly argumentsSha256: string;
  readonly scope: ApprovalScope;
}

/** What users say about calls that wait for them. */
@Injectable()
export class ToolCallDecisions {
  constructor(
    private readonly database: Database,
    private readonly waiting: WaitingRuns,
    private readonly schedule: RunSchedule,
    private readonly approvals: ToolApprovalsRepository,
  ) {}

  /** Takes the user's word; the run goes on once no call waits any more. */
  async decide(user: Owner, callId: string, decision: Decision): Promise<Run> {
    return await this.database.as(user, async (db) => {
      const { runId } = await this.call(db, user, callId);
      await this.waiting.lockConversation(db, user, runId);
      const run = await this.waiting.lock(db, user, runId);
      const calls = await this.waiting.calls(db, run);
      const call = calls.find(({ id }) => id === callId);
      if (run.status !== 'awaiting_approval' || !call || !waits(call))
        throw new Conflict('This call does not wait for a decision any more.');
      if (call.argumentsSha256 !== decision.argumentsSha256)
        throw new Conflict('The arguments are not those that were shown. Reload and look again.');
      await this.take(db, run, calls, call, decision);
      return run;
    });
  }

  private async take(
    db: EntityManager,
    run: Run,
    calls: readonly RunToolCall[],
    call: RunToolCall,
    decision: Decision,
  ): Promise<void> {
    const decided = decidedCall(call, decision);
    const goesOn = !withChanged(calls, [decided]).some(waits);
    if (goesOn) await this.schedule.goOn(db, run);
    if (decision.decision === 'approve') await this.approvals.remember(db, run, call, decision.scope);
    await this.waiting.change(db, run, calls, [decided], goesOn ? [runUpdated(run)] : []);
  }

  private async call(db: EntityManager, user: Owner, id: string): Promise<RunToolCall> {
    const call = await db.findOneBy(RunToolCall, { userId: user.id, id });
    if (!call) throw new NotFound('tool call');
    return call;
  }
}

/** A call after the user's word: one that is allowed may be made, one of unknown outcome made again. */
export function decidedCall(call: RunToolCall, word: ToolCallDecision): RunToolCall {
  const { decision, reason, scope, skipped } = word;
  const stored = {
    decision,
    ...(scope && { scope }),
    ...(reason !== undefined && { reason }),
    ...(skipped && { skipped }),
  };
  const decided = { ...call, decision: stored };
  if (decision === 'approve') return { ...decided, status: 'planned', result: null, error: null, finishedAt: null };
  const message = reason === undefined ? 'You did not allow this.' : `You did not allow this: ${reason}`;
  return { ...decided, status: 'denied', error: { code: 'denied', message }, finishedAt: new Date() };
}
