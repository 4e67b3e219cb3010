import { type AgentEvent } from '../../agent/agent.service.js';
import { isWaiting } from '../../agent/answer-state.js';
import { type ModelReply } from '../../agent/model.js';
import { type Toolbox } from '../../agent/toolbox.js';
import { contentOf } from '../../messages/message-part.js';
import { AnswerLog } from './answer-log.js';
import { AnswerNarrator } from './answer-narrator.js';
import { type Answering } from './answering.js';
import { changesShown, isOpen, itemsAnswer, leftBehind } from '../calls/call-events.js';
import { CallLog, isCutCall } from './call-log.js';
import { CallRows } from '../calls/call-rows.js';
import { type ClaimedRun } from './claimed-run.js';
import { DecidedMeanwhile } from './decided-meanwhile.js';
import { partNumber, partsOf } from '../journal/message-parts.js';
import { PageToolbox } from '../calls/page-tools.js';
import { plannedRows } from '../calls/planned-calls.js';
import { type Run } from '../journal/run.entity.js';
import { type Context } from './run-context.js';
import { CRASHED, type Ending, endingOf, tooMany } from './run-endings.js';
import { type RunJournal } from '../journal/run-journal.js';
import { runUpdated } from '../journal/run-stream-event.js';
import { RunStopped } from './run-stopped.js';
import { TimeLimit } from './time-limit.js';

/** A first time, and at most two repeats of a turn after crashes. */
const MAX_CLAIMS = 3;

/** One process working on one run, from its claim until it is over, waits for the user, or is taken away. */
export class RunExecution {
  private readonly run: Run;
  private readonly replies: ModelReply[];
  private readonly calls: CallRows;
  private readonly log: AnswerLog;
  private readonly callLog: CallLog;
  private readonly narrator: AnswerNarrator;

  constructor(
    private readonly claimed: ClaimedRun,
    private readonly journal: RunJournal,
    private readonly answering: Answering,
  ) {
    this.run = claimed.run;
    this.replies = [...claimed.replies];
    this.calls = new CallRows(claimed.calls);
    this.log = new AnswerLog(this.run, journal, answering.store);
    this.callLog = new CallLog(this.run, this.calls, journal, answering);
    this.narrator = new AnswerNarrator(itemsAnswer(this.run), claimed.nextPart);
  }

  /** Takes step after step until there is nothing more to do for now, or the time is over. */
  async answer(opening: Promise<Toolbox>, stop: AbortSignal): Promise<void> {
    if (this.isInVain) return await this.end(CRASHED);
    const [others, context] = await Promise.all([opening, this.answering.steps.beginning(this.run)]);
    const toolbox = new PageToolbox(others, context.pageTools);
    using limit = new TimeLimit(this.answering.steps.limits.maxRunMs);
    try {
      await this.resume(toolbox);
      await this.goOn(context, toolbox, AbortSignal.any([stop, limit.signal]));
    } catch (error) {
      throw limit.signal.aborted && !stop.aborted ? new RunStopped('took_too_long') : error;
    }
  }

  /** Whether other runs got their turn by what became of this one. */
  get hasSuccessors(): boolean {
    return this.log.hasSuccessors;
  }

  /** Whether one process after the other died in the same turn of the model; calls count their own attempts. */
  private get isInVain(): boolean {
    return (
      this.run.vainClaims > MAX_CLAIMS &&
      !this.calls.all.some(({ status }) => status === 'planned' || status === 'running')
    );
  }

  private async goOn(context: Context, toolbox: Toolbox, signal: AbortSignal): Promise<void> {
    while (this.run.status === 'running') {
      signal.throwIfAborted();
      await this.step(context, toolbox, signal);
    }
  }

  /** Ends the run before its answer was complete, keeping what was said and settling what was called. */
  async end(ending: Ending): Promise<void> {
    await this.callLog.takeUp([]);
    const settled = this.calls.all.filter(isOpen).map(leftBehind);
    this.calls.change(settled);
    await this.log.finish(ending, null, settled, [
      ...this.halfSaid().map((item) => ({ type: 'thread.item.done' as const, item })),
      ...this.narrator.close(),
      ...changesShown(this.run, this.calls.all, settled),
    ]);
  }

  private async step(context: Context, toolbox: Toolbox, signal: AbortSignal): Promise<void> {
    const { steps } = this.answering;
    const state = await steps.stateOf(this.run, context, this.replies, this.calls);
    if (!this.calls.hasPlanned) {
      if (isWaiting(state)) return await this.wait(toolbox);
      const { maxSteps } = steps.limits;
      if (this.replies.length >= maxSteps) return await this.end(tooMany('steps', maxSteps));
      this.claimed.firstToken?.reached('prepare');
    }
    const failure = new AbortController();
    for await (const event of steps.take(state, toolbox, AbortSignal.any([signal, failure.signal]))) {
      try {
        if (event === null) await this.callLog.takeUp(toolbox.tools);
        else if (!isCutCall(event, signal)) await this.record(event, toolbox);
      } catch (error) {
        failure.abort(error); // or the step would be left only once all its calls have come to their ends
        throw error;
      }
    }
    signal.throwIfAborted();
  }

  private async record(event: AgentEvent, toolbox: Toolbox): Promise<void> {
    this.claimed.firstToken?.reached('model');
    switch (event.type) {
      case 'text':
      case 'reasoning':
        this.run.firstTokenAt ??= new Date();
        return this.journal.write(this.narrator[event.type](event.delta));
      case 'replied':
        return await this.replied(event.reply, toolbox);
      default:
        return await this.callLog.record(event);
    }
  }

  private async replied(reply: ModelReply, toolbox: Toolbox): Promise<void> {
    const step = this.replies.length;
    this.replies.push(reply);
    this.run.inputTokens += reply.usage?.inputTokens ?? 0;
    this.run.outputTokens += reply.usage?.outputTokens ?? 0;
    const closed = this.narrator.close();
    if (reply.calls.length === 0)
      return await this.log.finish(endingOf(reply.finish), { step, reply, calls: [] }, [], closed);
    this.run.vainClaims = 0;

    await this.journal.flush();
    const contentOffset = contentOf(partsOf(this.journal.items)).length;
    const place = { step, part: this.narrator.takePart(), contentOffset };
    const calls = plannedRows(this.run, place, reply.calls, await this.answering.toolsOfNow(this.run, toolbox));
    await this.log.step({ step, reply, calls }, closed);
    this.calls.add(calls);
    const { maxToolCalls } = this.answering.steps.limits;
    if (this.calls.all.length > maxToolCalls) await this.end(tooMany('tool calls', maxToolCalls));
  }

  /** Everything that can go on without the user has; the run waits for them, for days if need be. */
  private async wait({ tools }: Toolbox): Promise<void> {
    try {
      await this.log.wait(this.calls.waiting);
    } catch (error) {
      if (!(error instanceof DecidedMeanwhile)) throw error;
      await this.callLog.takeUp(tools);
    }
  }

  /** Takes back a half-said turn of a crash, and decides which calls may be made, or made again. */
  private async resume({ tools }: Toolbox): Promise<void> {
    const removed = this.halfSaid().map(({ id }) => ({ type: 'thread.item.removed' as const, item_id: id }));
    if (!this.claimed.isTold) this.journal.write([runUpdated(this.run)]);
    await this.callLog.resume(tools, removed);
  }

  /** What an earlier process had begun to say in a turn that no finished step vouches for. */
  private halfSaid() {
    const vouchedFor = Math.max(0, ...this.calls.all.map(({ part }) => part + 1));
    return this.journal.items.filter(
      ({ id }) => partNumber(id) >= vouchedFor && partNumber(id) < this.claimed.nextPart,
    );
  }
}
