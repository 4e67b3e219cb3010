import { type AgentEvent, type AgentService } from '../agent/agent.service.js';
import { type AnswerState, type AnswerStep, isWaiting } from '../agent/answer-state.js';
import { type ModelReply } from '../agent/model.js';
import { type Tool, type Toolbox } from '../agent/toolbox.js';
import { contentOf } from '../messages/message-part.js';
import { type ReadableError } from '../messages/tool-call.js';
import { type ThreadItemEvent } from '../thread-events/thread-stream-events.js';
import { AnswerNarrator } from './answer-narrator.js';
import { type AnswerStore, settledCall } from './answer-store.js';
import { partNumber, partsOf } from './message-parts.js';
import { type Run, type RunStatus } from './run.entity.js';
import { type RunJournal } from './run-journal.js';
import { type RunToolCall } from './run-journal.entities.js';
import { runUpdated } from './run-stream-event.js';
import { answerCall, plannedRows, toolCallView } from './tool-call-rows.js';

const MAX_TOOL_CALLS = 50;
const MAX_ATTEMPTS = 3;

/** What the journal says of a run at the moment it is claimed. */
export interface ClaimedRun {
  readonly run: Run;
  readonly question: AnswerState['question'];
  readonly replies: readonly ModelReply[];
  readonly calls: readonly RunToolCall[];
  /** The first number that no part of the answer has ever had. */
  readonly nextPart: number;
}

/** One process working on one run, from its claim until it is over, waits for the user, or is taken away. */
export class RunExecution {
  private readonly run: Run;
  private readonly replies: ModelReply[];
  private calls: readonly RunToolCall[];
  private readonly narrator: AnswerNarrator;

  constructor(
    private readonly claimed: ClaimedRun,
    private readonly journal: RunJournal,
    private readonly store: AnswerStore,
    private readonly agent: AgentService,
    private readonly allowed: () => Promise<readonly { server: string; toolName: string }[]>,
    private readonly maxSteps: number,
  ) {
    this.run = claimed.run;
    this.replies = [...claimed.replies];
    this.calls = claimed.calls;
    const answer = { messageId: this.run.assistantMessageId, threadId: this.run.conversationId };
    this.narrator = new AnswerNarrator(answer, claimed.nextPart);
  }

  /** Takes step after step until there is nothing more to do for now. */
  async answer(toolbox: Toolbox, signal: AbortSignal): Promise<void> {
    await this.resume();
    while (this.run.status === 'running') {
      signal.throwIfAborted();
      await this.step(toolbox, signal);
    }
  }

  /** Ends the run before its answer was complete, keeping what was said and settling what was called. */
  async end(status: RunStatus, error: ReadableError | null): Promise<void> {
    this.run.error = error;
    const settled = this.calls
      .filter(isOpen)
      .map((call) => ({ ...call, status: endedAs(call), finishedAt: new Date() }));
    const events = settled.map((call) => this.called(call));
    await this.finish(status, null, settled, [...this.narrator.close(), ...events]);
  }

  private async step(toolbox: Toolbox, signal: AbortSignal): Promise<void> {
    const state = this.state();
    const hasPlanned = this.calls.some(({ status }) => status === 'planned');
    if (isWaiting(state) && !hasPlanned) return await this.wait();
    if (!hasPlanned && this.replies.length >= this.maxSteps) {
      return await this.end('failed', {
        code: 'too_many_steps',
        message: `The assistant took ${this.maxSteps} steps without coming to an end, so it was stopped.`,
      });
    }
    for await (const event of this.agent.step(state, toolbox, signal)) {
      if (!isCutCall(event, signal)) await this.record(event, toolbox);
    }
    signal.throwIfAborted();
  }

  private async record(event: AgentEvent, toolbox: Toolbox): Promise<void> {
    switch (event.type) {
      case 'text':
      case 'reasoning':
        this.run.firstTokenAt ??= new Date();
        return this.journal.write(this.narrator[event.type](event.delta));
      case 'replied':
        return await this.replied(event.reply, toolbox);
      case 'call-started':
        return await this.started(this.row(event.call.id));
      case 'call-settled':
        return await this.settled(settledCall(this.row(event.call.id), event.outcome));
    }
  }

  private async replied(reply: ModelReply, toolbox: Toolbox): Promise<void> {
    const step = this.replies.length;
    this.replies.push(reply);
    this.run.inputTokens += reply.usage?.inputTokens ?? 0;
    this.run.outputTokens += reply.usage?.outputTokens ?? 0;
    const closed = this.narrator.close();
    if (reply.calls.length === 0) return await this.finish('completed', { step, reply, calls: [] }, [], closed);

    await this.journal.flush();
    const place = { step, part: this.narrator.partCount, contentOffset: contentOf(partsOf(this.journal.items)).length };
    const calls = plannedRows(this.run, place, reply.calls, await this.toolsOfNow(toolbox));
    const shown = this.narrator.calls(calls.map(toolCallView));
    const events = [...closed, ...shown.events, ...this.closedWorkflow(calls)];
    await this.journal.commit(events, (stored, items) =>
      this.store.step(this.run, { step, reply, calls }, stored, items),
    );
    this.calls = [...this.calls, ...calls];
    if (this.calls.length > MAX_TOOL_CALLS) {
      await this.end('failed', {
        code: 'too_many_tool_calls',
        message: `The assistant asked for more than ${MAX_TOOL_CALLS} tool calls, so it was stopped.`,
      });
    }
  }

  /** The tools as they are now: what the user has allowed meanwhile asks no more. */
  private async toolsOfNow({ tools }: Toolbox): Promise<readonly Tool[]> {
    const allowed = await this.allowed();
    const isAllowed = (tool: Tool) =>
      allowed.some(({ server, toolName }) => tool.server === server && tool.toolName === toolName);
    return tools.map((tool) => (isAllowed(tool) ? { ...tool, asks: false } : tool));
  }

  private async started(call: RunToolCall): Promise<void> {
    const changed = {
      ...call,
      status: 'running' as const,
      attempt: call.attempt + 1,
      epoch: this.run.epoch,
      startedAt: new Date(),
    };
    await this.change(changed, [this.called(changed)]);
  }

  private async settled(call: RunToolCall): Promise<void> {
    const siblings = this.calls
      .filter(({ step }) => step === call.step)
      .map((other) => (other.id === call.id ? call : other));
    await this.change(call, [this.called(call), ...this.closedWorkflow(siblings)]);
  }

  private async change(call: RunToolCall, events: readonly ThreadItemEvent[]): Promise<void> {
    await this.journal.commit(events, (stored) => this.store.call(this.run, call, stored));
    this.remember([call]);
  }

  /** Everything that can go on without the user has; the run waits for them, for days if need be. */
  private async wait(): Promise<void> {
    this.run.status = 'awaiting_approval';
    await this.journal.commit([runUpdated(this.run)], (stored, items) => this.store.calls(this.run, [], stored, items));
  }

  private async finish(
    status: RunStatus,
    last: { step: number; reply: ModelReply; calls: [] } | null,
    calls: readonly RunToolCall[],
    events: readonly ThreadItemEvent[],
  ) {
    await this.journal.flush();
    this.run.status = status;
    this.run.finishedAt = new Date();
    const all = [...events, runUpdated(this.run)];
    await this.journal.commit(all, (stored, items) => this.store.finish(this.run, last, calls, stored, items));
  }

  /** After a crash: takes back a half-said turn, and decides which half-done calls may be made again. */
  private async resume(): Promise<void> {
    const halfSaid = this.journal.items.filter(({ id }) => partNumber(id) >= this.firstOpenPart());
    const halfDone = this.calls
      .filter(({ status, epoch }) => status === 'running' && epoch < this.run.epoch)
      .map(afterCrash);
    const removed = halfSaid.map(({ id }) => ({ type: 'thread.item.removed' as const, item_id: id }));
    this.journal.write([runUpdated(this.run)]);
    if (removed.length === 0 && halfDone.length === 0) return;
    const events = [...removed, ...halfDone.map((call) => this.called(call))];
    await this.journal.commit(events, (stored, items) => this.store.calls(this.run, halfDone, stored, items));
    this.remember(halfDone);
  }

  /** The first part that no finished step vouches for. */
  private firstOpenPart(): number {
    const done = this.calls.map(({ part }) => part + 1);
    return Math.max(0, ...done);
  }

  private called(call: RunToolCall): ThreadItemEvent {
    return this.narrator.call(this.itemId(call), call.position, toolCallView(call));
  }

  /** The end of a step's workflow, once all its calls are settled. */
  private closedWorkflow(calls: readonly RunToolCall[]): ThreadItemEvent[] {
    const [first] = calls;
    if (!first || calls.some(isOpen)) return [];
    return [this.narrator.callsDone(this.itemId(first), calls.map(toolCallView))];
  }

  private itemId({ part }: RunToolCall): string {
    return `${this.run.assistantMessageId}_${part}`;
  }

  private state(): AnswerState {
    const steps = this.replies.map((reply, step): AnswerStep => ({
      reply,
      calls: this.calls.filter((call) => call.step === step).map(answerCall),
    }));
    return { question: this.claimed.question, steps };
  }

  private row(id: string): RunToolCall {
    const row = this.calls.find((call) => call.id === id);
    if (!row) throw new Error(`No call ${id} in run ${this.run.id}`);
    return row;
  }

  private remember(changed: readonly RunToolCall[]): void {
    this.calls = this.calls.map((call) => changed.find(({ id }) => id === call.id) ?? call);
  }
}

/** Whether a call did not succeed because it was stopped: how it counts is decided when the run ends. */
function isCutCall(event: AgentEvent, signal: AbortSignal): boolean {
  return signal.aborted && event.type === 'call-settled' && event.outcome.status !== 'success';
}

function isOpen({ status }: RunToolCall): boolean {
  return status === 'planned' || status === 'awaiting_approval' || status === 'running' || status === 'unknown_outcome';
}

/** A call that was cut may have taken effect; any other was simply not made. */
function endedAs({ status, retry }: RunToolCall): RunToolCall['status'] {
  if (status === 'unknown_outcome') return status;
  return status === 'running' && retry === 'effect' ? 'unknown_outcome' : 'cancelled';
}

/** A call that is safe to repeat is planned again, with the same key; the outcome of any other is not known. */
function afterCrash(call: RunToolCall): RunToolCall {
  const isSafe = call.retry !== 'effect' && call.attempt < MAX_ATTEMPTS;
  if (isSafe) return { ...call, status: 'planned' };
  const error = {
    code: 'unknown_outcome',
    message: 'The server stopped before the tool had answered. It may or may not have taken effect.',
  };
  return { ...call, status: 'unknown_outcome', error };
}
