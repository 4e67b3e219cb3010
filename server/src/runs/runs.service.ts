import { Injectable } from '@nestjs/common';
import { failPoint } from '../config/fail-point.js';
import { Database, type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';
import { Acceptance, type Sending } from './acceptance.js';
import { type InputAnswer } from './input-exchanges.js';
import { isOver, Run } from './run.entity.js';
import { RunCancellation } from './run-cancellation.js';
import { RunDispatcher } from './run-dispatcher.js';
import { RunNotices } from './run-notices.js';
import { RunSignals } from './run-signals.js';
import { type StoredEvent } from './run-stream-event.js';
import { RunTail } from './run-tail.js';
import { type Decision, ToolCallDecisions } from './tool-call-decisions.js';

/** How long a command waits for the process that works on the run. */
const SETTLE_MS = 3000;

/** What a user can do with runs. A run belongs to the server, not to the request that began it. */
@Injectable()
export class Runs {
  constructor(
    private readonly database: Database,
    private readonly acceptance: Acceptance,
    private readonly decisions: ToolCallDecisions,
    private readonly cancellation: RunCancellation,
    private readonly dispatcher: RunDispatcher,
    private readonly tail: RunTail,
    private readonly signals: RunSignals,
    private readonly notices: RunNotices,
  ) {}

  /** Stores the message and begins its run, or finds the run that the same key began. */
  async start(user: Owner, sending: Sending): Promise<Run> {
    const { run, isNew, gaveWay } = await this.acceptance.accept(user, sending);
    if (!isNew) return run;
    failPoint('accepted');
    this.dispatcher.kick();
    this.signals.tell(
      'run_events',
      gaveWay.map(({ id }) => id),
    );
    for (const ended of gaveWay) this.notices.changed(ended);
    this.notices.accepted(run);
    return run;
  }

  /** Answers a question again; takes its id or its answer's. */
  async retry(user: Owner, messageId: string): Promise<Run> {
    const run = await this.acceptance.retry(user, messageId);
    this.dispatcher.kick();
    this.notices.retried(run);
    return run;
  }

  async get(user: Owner, id: string): Promise<Run> {
    const run = await this.database.as(user, (db) => db.findOneBy(Run, { userId: user.id, id }));
    if (!run) throw new NotFound('run');
    return run;
  }

  /** The run's events after `after`, until it is over or waits for the user; a reader who leaves changes nothing. */
  async *read(run: Run, after: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    const last = after > 0 ? await this.lastSeq(run) : 1;
    if (after >= last && isSettled(await this.again(run))) return;
    yield* this.tail.follow({ userId: run.userId, id: run.id }, Math.min(after, last), signal);
  }

  /** Waits until the run is over or waits for the user, at most until the signal fires; answers how it stands then. */
  async settled(run: Run, signal: AbortSignal): Promise<Run> {
    await Array.fromAsync(this.read(run, await this.lastSeq(run), signal));
    return await this.again(run);
  }

  /** Stops the run, in whatever process it runs; what was said stays. A queued one takes its message back. */
  async cancel(user: Owner, id: string): Promise<Run> {
    const run = await this.cancellation.cancel(user, id);
    return isOver(run.status) ? run : await this.settled(run, AbortSignal.timeout(SETTLE_MS));
  }

  /** The user's word on a call that waits for it. */
  async decide(user: Owner, callId: string, decision: Decision): Promise<Run> {
    return this.goneOn(await this.decisions.decide(user, callId, decision));
  }

  /** The user's answers to a call whose server asks for them, or that they want to give none. */
  async input(user: Owner, callId: string, answer: InputAnswer): Promise<Run> {
    return this.goneOn(await this.decisions.answer(user, callId, answer));
  }

  private goneOn(run: Run): Run {
    failPoint('decided');
    this.dispatcher.kick();
    this.signals.tell('run_events', [run.id]);
    this.notices.changed(run);
    return run;
  }

  private again({ userId, id }: Run): Promise<Run> {
    return this.get({ id: userId }, id);
  }

  private async lastSeq({ userId, id }: Run): Promise<number> {
    const [row] = await this.database.as({ id: userId }, (db) =>
      db.query<{ last: number | null }[]>(
        `SELECT max(seq) AS last FROM run_events WHERE user_id = $1 AND run_id = $2`,
        [userId, id],
      ),
    );
    return row?.last ?? 0;
  }
}

function isSettled({ status }: Run): boolean {
  return isOver(status) || status === 'awaiting_approval';
}
