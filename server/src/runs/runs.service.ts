import { Injectable } from '@nestjs/common';
import { type LinkOrigin } from '../attachments/attachment-links.js';
import { type Owner } from '../database/database.js';
import { Acceptance } from './commands/acceptance.js';
import { type InputAnswer } from './calls/input-exchanges.js';
import { isOver, type Run } from './journal/run.entity.js';
import { RunCancellation } from './commands/run-cancellation.js';
import { RunReader } from './run-reader.js';
import { type StoredEvent } from './journal/run-stream-event.js';
import { type Sending } from './commands/sending.js';
import { type Decision, ToolCallDecisions } from './commands/tool-call-decisions.js';

/** How long a command waits for the process that works on the run. */
const SETTLE_MS = 3000;

/** What a user can do with runs. A run belongs to the server, not to the request that began it. */
@Injectable()
export class Runs {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly decisions: ToolCallDecisions,
    private readonly cancellation: RunCancellation,
    private readonly reader: RunReader,
  ) {}

  /** Stores the message and begins its run, or finds the run that the same key began. */
  start(user: Owner, sending: Sending): Promise<Run> {
    return this.acceptance.accept(user, sending);
  }

  /** Answers a question again; takes its id or its answer's. */
  retry(user: Owner, messageId: string): Promise<Run> {
    return this.acceptance.retry(user, messageId);
  }

  get(user: Owner, id: string): Promise<Run> {
    return this.reader.get(user, id);
  }

  /** The run's events after `after`, until it is over or waits for the user; a reader who leaves changes nothing. */
  read(
    run: Run,
    after: number,
    signal: AbortSignal,
    from: LinkOrigin = 'here',
  ): AsyncGenerator<readonly StoredEvent[]> {
    return this.reader.read(run, after, signal, from);
  }

  /** Waits until the run is over or waits for the user, at most until the signal fires; answers how it stands then. */
  settled(run: Run, signal: AbortSignal): Promise<Run> {
    return this.reader.settled(run, signal);
  }

  /** Stops the run, in whatever process it runs; what was said stays. A queued one takes its message back. */
  async cancel(user: Owner, id: string): Promise<Run> {
    const run = await this.cancellation.cancel(user, id);
    return isOver(run.status) ? run : await this.settled(run, AbortSignal.timeout(SETTLE_MS));
  }

  /** The user's decision on a call that waits for it. */
  decide(user: Owner, callId: string, decision: Decision): Promise<Run> {
    return this.decisions.decide(user, callId, decision);
  }

  /** The user's answers to a call whose server asks for them, or that they want to give none. */
  input(user: Owner, callId: string, answer: InputAnswer): Promise<Run> {
    return this.decisions.answer(user, callId, answer);
  }

  /** What a tool of the page has brought. */
  output(user: Owner, callId: string, output: unknown): Promise<Run> {
    return this.decisions.output(user, callId, output);
  }
}
