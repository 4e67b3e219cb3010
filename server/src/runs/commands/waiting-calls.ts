import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { failPoint } from '../../config/fail-point.js';
import { Database, type Owner } from '../../database/database.js';
import { Conflict } from '../../http/conflict.js';
import { NotFound } from '../../http/not-found.js';
import { updateCall } from '../answering/answer-rows.js';
import { waits } from '../calls/call-events.js';
import { withChanged } from '../calls/call-rows.js';
import { type Run } from '../journal/run.entity.js';
import { RunToolCall } from '../journal/run-journal.entities.js';
import { RunNews } from '../working/run-news.js';
import { RunSchedule } from '../queue/run-schedule.js';
import { runUpdated } from '../journal/run-stream-event.js';
import { asksNow } from '../calls/tool-call-rows.js';
import { WaitingRuns } from './waiting-runs.js';

/** What the user's decision makes of a call, in the transaction that it is given. */
type Change = (call: RunToolCall, run: Run, db: EntityManager) => RunToolCall | Promise<RunToolCall>;

/** A call with its run, kept to one transaction. */
interface LockedCall {
  readonly run: Run;
  readonly calls: readonly RunToolCall[];
  readonly call: RunToolCall | undefined;
}

/**
 * Changes calls that wait for their user; the run goes on once no call waits any more. While other calls of the run are
 * still being made, what has changed is left to whoever makes them: they look for it, tell of it, and go on with it.
 */
@Injectable()
export class WaitingCalls {
  constructor(
    private readonly database: Database,
    private readonly waiting: WaitingRuns,
    private readonly schedule: RunSchedule,
    private readonly news: RunNews,
  ) {}

  /** Puts what `change` makes of the call into its place. */
  async change(user: Owner, callId: string, change: Change): Promise<Run> {
    return await this.inTransaction(user, callId, (db, locked) => this.changeIn(db, locked, change));
  }

  /** The same for an answer, which a call that is being made takes without an end of its own. */
  async answer(user: Owner, callId: string, change: (call: RunToolCall) => RunToolCall): Promise<Run> {
    return await this.inTransaction(user, callId, async (db, locked) => {
      const { run, call } = locked;
      if (run.status === 'running' && call && asksNow(call)) {
        const { inputState, decision } = change(call);
        await updateCall(db, { ...call, inputState, decision });
      } else await this.changeIn(db, locked, change);
    });
  }

  private async inTransaction(
    user: Owner,
    callId: string,
    work: (db: EntityManager, locked: LockedCall) => Promise<void>,
  ): Promise<Run> {
    const run = await this.database.as(user, async (db) => {
      const locked = await this.locked(db, user, callId);
      await work(db, locked);
      return locked.run;
    });
    failPoint('decided');
    this.news.decided(run);
    return run;
  }

  private async locked(db: EntityManager, user: Owner, callId: string): Promise<LockedCall> {
    const { runId } = await this.call(db, user, callId);
    await this.waiting.lockConversation(db, user, runId);
    const run = await this.waiting.lock(db, user, runId);
    const calls = await this.waiting.calls(db, run);
    return { run, calls, call: calls.find(({ id }) => id === callId) };
  }

  private async changeIn(db: EntityManager, { run, calls, call }: LockedCall, change: Change): Promise<void> {
    if (!takesDecisions(run) || !call || !waits(call)) throw new Conflict('This call does not wait for you any more.');
    const changed = await change(call, run, db);
    if (run.status === 'running') await updateCall(db, changed);
    else await this.put(db, run, calls, changed);
  }

  private async put(db: EntityManager, run: Run, calls: readonly RunToolCall[], changed: RunToolCall): Promise<void> {
    const goesOn = !withChanged(calls, [changed]).some(waits);
    if (goesOn) await this.schedule.goOn(db, run);
    await this.waiting.change(db, run, calls, [changed], [runUpdated(run)]);
  }

  private async call(db: EntityManager, user: Owner, id: string): Promise<RunToolCall> {
    const call = await db.findOneBy(RunToolCall, { userId: user.id, id });
    if (!call) throw new NotFound('tool call');
    return call;
  }
}

/** Whether the run goes on with what its user says: neither over nor about to be. */
function takesDecisions({ status, cancelRequested }: Run): boolean {
  return status === 'awaiting_approval' || (status === 'running' && !cancelRequested);
}
