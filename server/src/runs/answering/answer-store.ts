import { Injectable } from '@nestjs/common';
import { type ToolResult } from '../../agent/toolbox.js';
import { type EntityManager } from 'typeorm';
import { MessageFilesRepository } from '../../attachments/message-files.repository.js';
import { type ApartResult, type ResultFile } from '../../attachments/result-files.js';
import { failPoint } from '../../config/fail-point.js';
import { Database, type Work } from '../../database/database.js';
import { type ThreadItem } from '../../thread-events/thread-items.js';
import { touchConversation, updateMessage } from './answer-message.js';
import { findCalls, insertStep, type StepRows, updateCall, updateRun } from './answer-rows.js';
import { untold } from '../calls/call-events.js';
import { DecidedMeanwhile } from './decided-meanwhile.js';
import { JournalRepository } from '../journal/journal.repository.js';
import { type Run } from '../journal/run.entity.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { RunSchedule } from '../queue/run-schedule.js';
import { type StoredEvent } from '../journal/run-stream-event.js';
import { RunStopped } from './run-stopped.js';

/** Stores what happens to an answer, each time in one transaction that only the run's owner gets through. */
@Injectable()
export class AnswerStore {
  constructor(
    private readonly database: Database,
    private readonly journal: JournalRepository,
    private readonly schedule: RunSchedule,
    private readonly attachments: MessageFilesRepository,
  ) {}

  /** A turn of the model is over: its reply, its calls, and the message as far as it goes. */
  async step(run: Run, rows: StepRows, events: readonly StoredEvent[], items: readonly ThreadItem[]): Promise<void> {
    await this.owned(run, events, async (db) => {
      await insertStep(db, run, rows);
      await updateRun(db, run);
      await updateMessage(db, run, items);
    });
  }

  /** A result as far as it fits into the message, and what is to be kept of it beside. */
  async apart({ userId }: Run, result: ToolResult): Promise<ApartResult> {
    return await this.attachments.apart({ id: userId }, result);
  }

  /** A call begins. */
  async callBegun(run: Run, call: RunToolCall, events: readonly StoredEvent[]): Promise<void> {
    await this.owned(run, events, async (db) => await this.putCall(db, run, call));
  }

  /** A call has ended or asks something, whatever the others do; `files` are what is kept of its result beside the message. */
  async call(
    run: Run,
    call: RunToolCall,
    events: readonly StoredEvent[],
    items: readonly ThreadItem[],
    files: readonly ResultFile[],
  ): Promise<void> {
    await this.owned(run, events, async (db) => {
      await this.attachments.keep(db, { id: run.userId }, run.assistantMessageId, files);
      await this.putCall(db, run, call);
      await updateMessage(db, run, items);
    });
  }

  /** Calls have changed outside their step: after a crash, or before the answer waits for the user. */
  async calls(
    run: Run,
    calls: readonly RunToolCall[],
    events: readonly StoredEvent[],
    items: readonly ThreadItem[],
  ): Promise<void> {
    await this.owned(run, events, async (db) => {
      for (const call of calls) await updateCall(db, call);
      await updateRun(db, run);
      await updateMessage(db, run, items);
    });
  }

  /** How those calls stand now: the user may have said something about them. */
  async callsNow(run: Run, ids: readonly string[]): Promise<readonly RunToolCall[]> {
    return await this.database.as({ id: run.userId }, (db) => findCalls(db, run, ids));
  }

  /**
   * The run waits for decisions on `calls` from now on; answers whether other runs got their turn by it. Throws
   * `DecidedMeanwhile` when there is one for some of them, and `RunStopped` when the run was to be cancelled meanwhile.
   */
  async wait(
    run: Run,
    calls: readonly string[],
    events: readonly StoredEvent[],
    items: readonly ThreadItem[],
  ): Promise<boolean> {
    return await this.owned(run, events, async (db, { cancelRequested }) => {
      if (cancelRequested) throw new RunStopped('cancelled');
      if (untold(items, await findCalls(db, run, calls)).length > 0) throw new DecidedMeanwhile();
      await updateRun(db, run);
      await updateMessage(db, run, items);
      return (await this.schedule.fill(db, { id: run.userId })).size > 0;
    });
  }

  /** The run is over: the message is final, and the user's next run gets its turn; answers whether there was one. */
  async finish(
    run: Run,
    last: StepRows | null,
    calls: readonly RunToolCall[],
    events: readonly StoredEvent[],
    items: readonly ThreadItem[],
  ): Promise<boolean> {
    const user = { id: run.userId };
    const work: Work<boolean> = async (db, close) => {
      await Promise.all([
        touchConversation(db, run, items),
        this.journal.fence(db, run),
        this.journal.insert(db, run, events),
        last && insertStep(db, run, last),
        ...calls.map((call) => updateCall(db, call)),
        updateMessage(db, run, items),
        updateRun(db, run),
      ]);
      failPoint('next-job');
      return (await this.schedule.fillLast(close, user)).size > 0;
    };
    return await this.schedule.inTurn(user, () => this.database.as(user, work));
  }

  private async putCall(db: EntityManager, run: Run, call: RunToolCall): Promise<void> {
    await updateCall(db, call);
    if (run.vainClaims > 0) await updateRun(db, { ...run, vainClaims: 0 });
  }

  private async owned<T>(
    run: Run,
    events: readonly StoredEvent[],
    work: (db: EntityManager, fence: { readonly cancelRequested: boolean }) => Promise<T>,
  ): Promise<T> {
    return await this.database.as({ id: run.userId }, async (db) => {
      const [fence] = await Promise.all([this.journal.fence(db, run), this.journal.insert(db, run, events)]);
      return await work(db, fence);
    });
  }
}
