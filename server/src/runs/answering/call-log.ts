import { type AgentEvent } from '../../agent/agent.service.js';
import { type ResultFile } from '../../attachments/result-files.js';
import { type Tool, type ToolOutcome } from '../../agent/toolbox.js';
import { failPoint } from '../../config/fail-point.js';
import { persistently } from '../../database/persistently.js';
import { type ThreadItemEvent } from '../../thread-events/thread-stream-events.js';
import { type Answering } from './answering.js';
import { callShown, changesShown, stepClosed, untold } from '../calls/call-events.js';
import { afterCrash, settledCall } from '../calls/call-outcomes.js';
import { type CallRows, withChanged } from '../calls/call-rows.js';
import { askingAgain } from '../calls/standing-tool.js';
import { type RunJournal } from '../journal/run-journal.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { type Run } from '../journal/run.entity.js';

/** What happens to a call that is made. */
export type CallEvent = Extract<AgentEvent, { readonly type: `call-${string}` }>;

type AsksNow = Extract<CallEvent, { readonly type: 'call-asks-now' }>;

/** Writes down what becomes of the calls of one run: that one begins before it does, how it ended right after. */
export class CallLog {
  constructor(
    private readonly run: Run,
    private readonly calls: CallRows,
    private readonly journal: RunJournal,
    private readonly answering: Answering,
  ) {}

  async record(event: CallEvent): Promise<void> {
    const call = this.calls.get(event.call.id);
    switch (event.type) {
      case 'call-started':
        return await this.started(call);
      case 'call-progressed':
        return this.journal.write([callShown(this.run, call, event.progress)]);
      case 'call-settled':
        failPoint('answered');
        await this.settled(call, event.outcome);
        return failPoint(event.outcome.status === 'unknown_outcome' ? 'unknown' : 'settled');
      case 'call-asks-now':
        return await this.asksNow(call, event);
      case 'call-goes-on':
        return await this.change({ ...call, inputRequest: null, inputState: null });
      case 'call-asks':
        return await this.change(this.answering.exchanges.asked(call, event.question));
    }
  }

  /** Decides which calls may be made, or made again, after a crash; takes up what was said about them, and `removed`. */
  async resume(tools: readonly Tool[], removed: readonly ThreadItemEvent[]): Promise<void> {
    const halfDone = this.calls.all.filter(({ status }) => status === 'running').map(afterCrash);
    const changed = [...halfDone, ...askingAgain(this.calls.all, tools)];
    const all = withChanged(this.calls.all, changed);
    const shown = new Set([...changed, ...untold(this.journal.items, all)]);
    if (removed.length === 0 && shown.size === 0) return;
    await this.commit([...removed, ...changesShown(this.run, all, [...shown])], changed);
  }

  /** Takes up what the user has said about calls that wait while the run is being worked on. */
  async takeUp(tools: readonly Tool[]): Promise<void> {
    const { store } = this.answering;
    const { waiting } = this.calls;
    if (waiting.length === 0) return;
    const decided = untold(this.journal.items, await persistently(() => store.callsNow(this.run, waiting)));
    if (decided.length === 0) return;
    const again = askingAgain(decided, tools);
    const changed = withChanged(decided, again);
    this.calls.change(changed);
    await this.commit(changesShown(this.run, this.calls.all, changed), again);
  }

  private async started(call: RunToolCall): Promise<void> {
    failPoint('starting');
    const again = { attempt: call.attempt + 1, epoch: this.run.epoch, startedAt: new Date() };
    const begun: RunToolCall = { ...call, ...again, status: 'running' };
    await this.journal.commit([callShown(this.run, begun)], (stored) =>
      this.answering.store.callBegun(this.run, begun, stored),
    );
    this.changed(begun);
    failPoint('started');
  }

  /** Shows the question, and lets the call go on with what the user says; an answer of none says nothing. */
  private async asksNow(call: RunToolCall, { question, signal, answer }: AsksNow): Promise<void> {
    const { exchanges } = this.answering;
    const asked = exchanges.askedNow(call, question);
    if (!asked) return answer({ responses: {} });
    await this.change(asked);
    const heard = exchanges.awaited(asked, signal).then((answered) => {
      if (answered) this.calls.change([answered]);
      answer((answered && exchanges.inputOf(answered)) ?? { responses: {} });
    });
    void heard.catch(() => answer({ responses: {} }));
  }

  /** What is too large for the message becomes files of it. */
  private async settled(call: RunToolCall, outcome: ToolOutcome): Promise<void> {
    const { store } = this.answering;
    const { result: answered } = outcome;
    const apart = answered && (await persistently(() => store.apart(this.run, answered)));
    const { result, files } = apart ?? { result: null, files: [] };
    await this.change(settledCall(call, { ...outcome, result }), files);
  }

  private async change(call: RunToolCall, files: readonly ResultFile[] = []): Promise<void> {
    const step = withChanged(this.calls.ofStep(call.step), [call]);
    const events = [callShown(this.run, call), ...stepClosed(this.run, step)];
    await this.journal.commit(events, (stored, items) =>
      this.answering.store.call(this.run, call, stored, items, files),
    );
    this.changed(call);
  }

  /** Tells of calls that have changed outside their being made, and stores those that are changed here. */
  private async commit(events: readonly ThreadItemEvent[], changed: readonly RunToolCall[]): Promise<void> {
    await this.journal.commit(events, (stored, items) => this.answering.store.calls(this.run, changed, stored, items));
    this.calls.change(changed);
  }

  private changed(call: RunToolCall): void {
    this.run.vainClaims = 0;
    this.calls.change([call]);
  }
}

/** Whether a call did not succeed because it was stopped: how it counts is decided when the run ends. */
export function isCutCall(event: AgentEvent, signal: AbortSignal): boolean {
  return signal.aborted && event.type === 'call-settled' && event.outcome.status !== 'success';
}
