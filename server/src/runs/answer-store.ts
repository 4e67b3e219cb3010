import { Injectable } from '@nestjs/common';
import { type ToolResult } from '../agent/toolbox.js';
import { type EntityManager } from 'typeorm';
import { MessageFilesRepository } from '../attachments/message-files.repository.js';
import { linkedImages, withImages } from '../attachments/linked-images.js';
import { type ApartResult, type ResultFile } from '../attachments/result-files.js';
import { failPoint } from '../config/fail-point.js';
import { previewOf } from '../conversations/title.js';
import { Database } from '../database/database.js';
import { type MessagePart } from '../messages/message-part.js';
import { type MessageStatus } from '../messages/message.entity.js';
import { FORWARD } from '../messages/messages.repository.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { findCalls, insertStep, type StepRows, updateCall, updateRun } from './answer-rows.js';
import { untold } from './call-events.js';
import { DecidedMeanwhile } from './decided-meanwhile.js';
import { JournalRepository } from './journal.repository.js';
import { partsOf } from './message-parts.js';
import { Run, type RunStatus } from './run.entity.js';
import { RunToolCall } from './run-journal.entities.js';
import { RunSchedule } from './run-schedule.js';
import { type StoredEvent } from './run-stream-event.js';
import { RunStopped } from './run-stopped.js';

/** The same of parts as `contentOf` and `toolCallsOf`: so it need not be sent once more. */
const ANSWER = `
  UPDATE messages SET parts = $3, status = $4, updated_at = ${FORWARD},
    content = coalesce((
      SELECT string_agg(part ->> 'text', E'\\n\\n' ORDER BY n) FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY p (part, n)
      WHERE part ->> 'kind' = 'text' AND part ->> 'text' <> ''), ''),
    tool_calls = coalesce((
      SELECT jsonb_agg(call ORDER BY n, m) FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY p (part, n),
        jsonb_array_elements(part -> 'tool_calls') WITH ORDINALITY c (call, m)
      WHERE part ->> 'kind' = 'tool_calls'), '[]')
  WHERE user_id = $1 AND id = $2`;

/** The status of an answer whose run ended so. */
const MESSAGE_STATUS: Partial<Record<RunStatus, MessageStatus>> = {
  completed: 'complete',
  cancelled: 'stopped',
  failed: 'failed',
  interrupted: 'interrupted',
};

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
      await this.updateMessage(db, run, items);
    });
  }

  /** The calls with the newest images that were kept beside their results back in their places, for a model that looks. */
  async withImages({ userId }: Run, calls: readonly RunToolCall[]): Promise<readonly RunToolCall[]> {
    const images = await this.attachments.images({ id: userId }, linkedImages(calls.map(({ result }) => result)));
    return calls.map((call) => (call.result ? { ...call, result: withImages(call.result, images) } : call));
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
      await this.updateMessage(db, run, items);
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
      await this.updateMessage(db, run, items);
    });
  }

  /** How those calls stand now: the user may have said something about them. */
  async callsNow(run: Run, ids: readonly string[]): Promise<readonly RunToolCall[]> {
    return await this.database.as({ id: run.userId }, (db) => findCalls(db, run, ids));
  }

  /**
   * The run waits for the user's word on `calls` from now on; throws `DecidedMeanwhile` when it is there for one of them,
   * and `RunStopped` when the run was to be cancelled meanwhile.
   */
  async wait(
    run: Run,
    calls: readonly string[],
    events: readonly StoredEvent[],
    items: readonly ThreadItem[],
  ): Promise<void> {
    await this.owned(run, events, async (db, { cancelRequested }) => {
      if (cancelRequested) throw new RunStopped('cancelled');
      if (untold(items, await findCalls(db, run, calls)).length > 0) throw new DecidedMeanwhile();
      await updateRun(db, run);
      await this.updateMessage(db, run, items);
      await this.schedule.fill(db, { id: run.userId });
    });
  }

  /** The run is over: the message is final, and the user's next run gets its turn. */
  async finish(
    run: Run,
    last: StepRows | null,
    calls: readonly RunToolCall[],
    events: readonly StoredEvent[],
    items: readonly ThreadItem[],
  ) {
    await this.database.as({ id: run.userId }, async (db) => {
      await Promise.all([
        this.touchConversation(db, run, items),
        this.journal.fence(db, run),
        this.journal.insert(db, run, events),
        last && insertStep(db, run, last),
        ...calls.map((call) => updateCall(db, call)),
        this.updateMessage(db, run, items),
        updateRun(db, run),
      ]);
      failPoint('next-job');
      await this.schedule.fill(db, { id: run.userId });
    });
  }

  /** Stores events within a transaction that holds the run. */
  async insertEvents(db: EntityManager, run: Run, events: readonly StoredEvent[]): Promise<void> {
    await this.journal.insert(db, run, events);
  }

  /** Writes the message as the items add up to it; `content` and `tool_calls` are derived from its parts. */
  async updateMessage(db: EntityManager, run: Run, items: readonly ThreadItem[]): Promise<void> {
    const parts = JSON.stringify(partsOf(items));
    const status = MESSAGE_STATUS[run.status] ?? 'streaming';
    await db.query(ANSWER, [run.userId, run.assistantMessageId, parts, status]);
  }

  private async putCall(db: EntityManager, run: Run, call: RunToolCall): Promise<void> {
    await updateCall(db, call);
    if (run.vainClaims > 0) await updateRun(db, { ...run, vainClaims: 0 });
  }

  private async owned(
    run: Run,
    events: readonly StoredEvent[],
    work: (db: EntityManager, fence: { readonly cancelRequested: boolean }) => Promise<void>,
  ): Promise<void> {
    await this.database.as({ id: run.userId }, async (db) => {
      const [fence] = await Promise.all([this.journal.fence(db, run), this.journal.insert(db, run, events)]);
      await work(db, fence);
    });
  }

  /** Also locks the conversation, so that no message is accepted while the next run is chosen. */
  private async touchConversation(db: EntityManager, run: Run, items: readonly ThreadItem[]): Promise<void> {
    await db.query(
      `UPDATE conversations SET unread = true, last_message_preview = coalesce(nullif($3, ''), last_message_preview),
         updated_at = greatest(date_trunc('milliseconds', clock_timestamp()), updated_at)
       WHERE user_id = $1 AND id = $2`,
      [run.userId, run.conversationId, previewOf(lastText(partsOf(items)))],
    );
  }
}

/** What was said last: of an answer in several steps, the outcome. */
function lastText(parts: readonly MessagePart[]): string {
  return parts.flatMap((part) => (part.kind === 'text' && part.text.trim() !== '' ? [part.text] : [])).at(-1) ?? '';
}
