import { Injectable } from '@nestjs/common';
import { type LinkOrigin } from '../attachments/attachment-links.js';
import { AttachmentViews } from '../attachments/attachment-views.js';
import { Database, type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';
import { Message } from '../messages/message.entity.js';
import { itemsOf } from './journal/answer-items.js';
import { isOver, Run } from './journal/run.entity.js';
import { type RunStreamEvent, runUpdated, type StoredEvent } from './journal/run-stream-event.js';
import { RunTail } from './journal/run-tail.js';

/** What users may know of their runs. A reader who leaves changes nothing. */
@Injectable()
export class RunReader {
  constructor(
    private readonly database: Database,
    private readonly tail: RunTail,
    private readonly files: AttachmentViews,
  ) {}

  async get(user: Owner, id: string): Promise<Run> {
    const run = await this.database.as(user, (db) => db.findOneBy(Run, { userId: user.id, id }));
    if (!run) throw new NotFound('run');
    return run;
  }

  /**
   * The run's events after `after`, until it is over or waits for the user. Where they are gone, long after its end,
   * the finished answer is told instead, whole, whatever the reader had of it. The files of results can be read `from` there.
   */
  async *read(run: Run, after: number, signal: AbortSignal, from: LinkOrigin): AsyncGenerator<readonly StoredEvent[]> {
    const owner = { id: run.userId };
    for await (const events of this.stored(run, after, signal))
      yield events.map(({ seq, json }) => ({ seq, json: this.files.linkedJson(owner, json, from) }));
  }

  /** Waits until the run is over or waits for the user, at most until the signal fires; answers how it stands then. */
  async settled(run: Run, signal: AbortSignal): Promise<Run> {
    await Array.fromAsync(this.stored(run, await this.lastSeq(run), signal));
    return await this.again(run);
  }

  private async *stored(run: Run, after: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    if (run.eventsGone) {
      yield await this.story(run);
      return;
    }
    const place = after > 0 ? await this.place(run, after) : 0;
    if (place !== null) yield* this.tail.follow({ userId: run.userId, id: run.id }, place, signal);
  }

  /** Where to go on after that event; null where nothing comes after it for now. */
  private async place(run: Run, after: number): Promise<number | null> {
    const now = await this.again(run); // before its events are looked at, so that they tell how it got there
    const last = await this.lastSeq(run);
    return after >= last && isSettled(now) ? null : Math.min(after, last);
  }

  private again({ userId, id }: Run): Promise<Run> {
    return this.get({ id: userId }, id);
  }

  /** Each item of the finished answer, then how its run ended. */
  private async story(run: Run): Promise<StoredEvent[]> {
    const { userId, assistantMessageId: id } = run;
    const message = await this.database.as({ id: userId }, (db) => db.findOneByOrFail(Message, { userId, id }));
    const answer = { messageId: id, threadId: run.conversationId, createdAt: message.createdAt };
    const items = itemsOf(answer, message.parts, () => false);
    const events: RunStreamEvent[] = [
      ...items.map((item) => ({ type: 'thread.item.done' as const, item })),
      runUpdated(run),
    ];
    return events.map((event, index) => ({ seq: index + 1, json: JSON.stringify(event) }));
  }

  private async lastSeq({ userId, id }: Run): Promise<number> {
    const sql = `SELECT max(seq) AS last FROM run_events WHERE user_id = $1 AND run_id = $2`;
    const [row] = await this.database.rowsAs<{ last: number | null }>({ id: userId }, sql, [userId, id]);
    return row?.last ?? 0;
  }
}

function isSettled({ status }: Run): boolean {
  return isOver(status) || status === 'awaiting_approval';
}
