import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { NotFound } from '../../http/not-found.js';
import { type Owner } from '../../database/database.js';
import { type ThreadItem } from '../../thread-events/thread-items.js';
import { updateMessage } from '../answering/answer-message.js';
import { updateCall, updateRun } from '../answering/answer-rows.js';
import { changesShown, isOpen, leftBehind } from '../calls/call-events.js';
import { withChanged } from '../calls/call-rows.js';
import { JournalRepository } from '../journal/journal.repository.js';
import { Run } from '../journal/run.entity.js';
import { RunToolCall } from '../journal/run-journal.entities.js';
import { runUpdated, type RunStreamEvent } from '../journal/run-stream-event.js';
import { eventsOf, fold, numbered } from '../journal/stored-events.js';

/** Changes runs that no process works on, within transactions that hold their conversations. */
@Injectable()
export class WaitingRuns {
  constructor(private readonly journal: JournalRepository) {}

  /** Keeps the run's conversation, and with it what is queued there, to this transaction. */
  async lockConversation(db: EntityManager, user: Owner, runId: string): Promise<void> {
    const rows: unknown[] = await db.query(
      `SELECT 1 FROM conversations c JOIN runs r ON r.user_id = c.user_id AND r.conversation_id = c.id
       WHERE r.user_id = $1 AND r.id = $2 FOR UPDATE OF c`,
      [user.id, runId],
    );
    if (rows.length === 0) throw new NotFound('run');
  }

  /** The run's row, kept to this transaction. */
  async lock(db: EntityManager, user: Owner, id: string): Promise<Run> {
    const run = await db.findOne(Run, { where: { userId: user.id, id }, lock: { mode: 'pessimistic_write' } });
    if (!run) throw new NotFound('run');
    return run;
  }

  calls(db: EntityManager, { userId, id }: Run): Promise<RunToolCall[]> {
    return db.find(RunToolCall, { where: { userId, runId: id }, order: { step: 'ASC', position: 'ASC' } });
  }

  /** Ends the run; what it had not come to is settled by `settle`. What comes after it is left to the caller. */
  async stop(db: EntityManager, run: Run, settle: (call: RunToolCall) => RunToolCall = leftBehind): Promise<void> {
    const calls = await this.calls(db, run);
    const settled = calls.filter(isOpen).map(settle);
    run.status = 'cancelled';
    run.finishedAt = new Date();
    await this.change(db, run, calls, settled, [runUpdated(run)]);
  }

  /** Stores changed calls of the run and tells of them, then of `more`. */
  async change(
    db: EntityManager,
    run: Run,
    calls: readonly RunToolCall[],
    changed: readonly RunToolCall[],
    more: readonly RunStreamEvent[],
  ): Promise<void> {
    const shown = changesShown(run, withChanged(calls, changed), changed);
    const items = await this.append(db, run, [...shown, ...more]);
    for (const call of changed) await updateCall(db, call);
    await updateRun(db, run);
    await updateMessage(db, run, items);
  }

  /** Adds events to the stream of a run that is held by this transaction; answers what all of them add up to. */
  private async append(db: EntityManager, run: Run, events: readonly RunStreamEvent[]): Promise<readonly ThreadItem[]> {
    const rows = await eventsOf(db, run);
    const told = rows.map(({ event }) => event);
    const { stored, items } = numbered(events, rows.at(-1)?.seq ?? 0, fold([], told));
    await this.journal.insert(db, run, stored);
    return items;
  }
}
