import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { UserFeed } from '../feed/user-feed.js';
import { NotFound } from '../http/not-found.js';
import { Acceptance, type Sending } from './acceptance.js';
import { isOver, Run } from './run.entity.js';
import { RunDispatcher } from './run-dispatcher.js';
import { RunSignals } from './run-signals.js';
import { type StoredEvent } from './run-stream-event.js';
import { RunTail } from './run-tail.js';
import { type Decision, WaitingRuns } from './waiting-runs.js';

/** How long a command waits for the process that works on the run. */
const SETTLE_MS = 3000;

/** What a user can do with runs. A run belongs to the server, not to the request that began it. */
@Injectable()
export class Runs {
  constructor(
    private readonly database: Database,
    private readonly acceptance: Acceptance,
    private readonly waiting: WaitingRuns,
    private readonly dispatcher: RunDispatcher,
    private readonly tail: RunTail,
    private readonly signals: RunSignals,
    private readonly feed: UserFeed,
  ) {}

  /** Stores the message and begins its run, or finds the run that the same key began. */
  async start(user: Owner, sending: Sending): Promise<Run> {
    const { run, isNew } = await this.acceptance.accept(user, sending);
    if (!isNew) return run;
    this.dispatcher.kick();
    this.announce(run);
    return run;
  }

  /** Answers a question again; takes its id or its answer's. */
  async retry(user: Owner, messageId: string): Promise<Run> {
    const run = await this.acceptance.retry(user, messageId);
    this.dispatcher.kick();
    this.announce(run);
    return run;
  }

  async get(user: Owner, id: string): Promise<Run> {
    const run = await this.database.as(user, (db) => db.findOneBy(Run, { userId: user.id, id }));
    if (!run) throw new NotFound('run');
    return run;
  }

  /** The events of the run after `after`, until it is over or waits for the user; a reader who leaves changes nothing. */
  async *follow(user: Owner, id: string, after: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    yield* this.read(await this.get(user, id), after, signal);
  }

  /** Like `follow`, for a run that the caller holds. */
  async *read(run: Run, after: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    const isSettled = isOver(run.status) || run.status === 'awaiting_approval';
    if (isSettled && after >= (await this.lastSeq(run))) return;
    yield* this.tail.follow({ userId: run.userId, id: run.id }, after, signal);
  }

  /** Waits until the run is over or waits for the user, at most until the signal fires; answers how it stands then. */
  async settled(run: Run, signal: AbortSignal): Promise<Run> {
    await Array.fromAsync(this.read(run, 0, signal));
    return await this.get({ id: run.userId }, run.id);
  }

  /** Stops the run, in whatever process it runs; what was said stays. A queued one takes its message back. */
  async cancel(user: Owner, id: string): Promise<Run> {
    const run = await this.database.as(user, (db) => this.requestCancel(db, user, id));
    if (run.status === 'running') {
      this.dispatcher.cancel(id);
      this.signals.tell('run_cancel', [id]);
      return await this.settled(run, AbortSignal.timeout(SETTLE_MS));
    }
    this.signals.tell('run_events', [id]);
    this.dispatcher.kick();
    this.announce(run);
    return run;
  }

  /** The user's word on a call that waits for it. */
  async decide(user: Owner, callId: string, decision: Decision): Promise<Run> {
    const { run, goesOn } = await this.waiting.decide(user, callId, decision);
    if (goesOn) this.dispatcher.kick();
    this.signals.tell('run_events', [run.id]);
    this.announce(run);
    return run;
  }

  private async requestCancel(db: EntityManager, user: Owner, id: string): Promise<Run> {
    await this.lockConversation(db, user, id);
    const run = await this.waiting.lockRun(db, user, id);
    if (isOver(run.status)) return run;
    if (run.status === 'queued') await this.withdraw(db, run);
    if (run.status === 'running') await db.update(Run, { userId: user.id, id }, { cancelRequested: true });
    else await this.waiting.cancel(db, run);
    return run;
  }

  /** Takes a question that nobody has begun to answer out of the conversation. */
  private async withdraw(db: EntityManager, run: Run): Promise<void> {
    await db.query(
      `UPDATE messages SET replaced_at = clock_timestamp(), updated_at = clock_timestamp()
       WHERE user_id = $1 AND id IN ($2, $3)`,
      [run.userId, run.userMessageId, run.assistantMessageId],
    );
    await db.query(`UPDATE conversations SET message_count = message_count - 2 WHERE user_id = $1 AND id = $2`, [
      run.userId,
      run.conversationId,
    ]);
  }

  private async lockConversation(db: EntityManager, user: Owner, runId: string): Promise<void> {
    const rows: unknown[] = await db.query(
      `SELECT 1 FROM conversations c JOIN runs r ON r.user_id = c.user_id AND r.conversation_id = c.id
       WHERE r.user_id = $1 AND r.id = $2 FOR UPDATE OF c`,
      [user.id, runId],
    );
    if (rows.length === 0) throw new NotFound('run');
  }

  private async lastSeq({ userId, id }: Run): Promise<number> {
    const rows: { last: number | null }[] = await this.database.as({ id: userId }, (db) =>
      db.query(`SELECT max(seq) AS last FROM run_events WHERE user_id = $1 AND run_id = $2`, [userId, id]),
    );
    return rows[0]?.last ?? 0;
  }

  private announce({ id, userId, conversationId, userMessageId }: Run): void {
    const user = { id: userId };
    this.feed.publish(user, { type: 'message.created', conversation_id: conversationId, message_id: userMessageId });
    this.feed.publish(user, { type: 'run.updated', conversation_id: conversationId, run_id: id });
    this.feed.publish(user, { type: 'conversation.updated', conversation_id: conversationId });
  }
}
