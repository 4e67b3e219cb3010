import { signal, type WritableSignal } from '@angular/core';
import { type InputReply, type Run, type ToolCall, type Verdict } from '../api/api';
import { asProblem } from '../api/problem';
import { type DecisionState } from '../tools/decision-state';
import { type ChatSource } from './chat-source';
import { apply, callOf, withCall } from '../transcript/transcript';
import { type Transcript } from '../transcript/turns';
import { type AnswerReader } from './answer-reader';

/** Sends a person's decisions about calls that wait for them, one at a time for each call; a problem stays with its call. */
export class Decisions {
  private readonly pending = signal<ReadonlyMap<string, DecisionState>>(new Map());

  /** How it goes with each answer of a person, by call: on its way, or why it was refused. */
  readonly states = this.pending.asReadonly();

  constructor(
    private readonly source: ChatSource,
    private readonly transcript: WritableSignal<Transcript>,
    private readonly reader: Pick<AnswerReader, 'read'>,
  ) {}

  /** Lets a call run, or not, and reads on. */
  decide(call: ToolCall, verdict: Verdict): Promise<void> {
    return this.settle(call, decided(call, verdict), () => this.source.decide(call, verdict));
  }

  /** Answers what a call asks, and reads on. */
  reply(call: ToolCall, reply: InputReply): Promise<void> {
    const running: ToolCall = { ...call, status: 'running', input_request: null };
    return this.settle(call, running, () => this.source.reply(call, reply));
  }

  private async settle(call: ToolCall, settled: ToolCall, work: () => Promise<Run>): Promise<void> {
    if (this.pending().get(call.id)?.busy) return;
    this.note(call, { busy: true, problem: null });
    try {
      const run = await work();
      this.transcript.update((turns) =>
        isUnheard(turns, call) ? apply(withCall(turns, settled), { type: 'run.updated', run }) : turns,
      );
      this.note(call, { busy: false, problem: null });
    } catch (error) {
      this.note(call, { busy: false, problem: asProblem(error) });
    }
    await this.reader.read();
  }

  private note({ id }: ToolCall, state: DecisionState): void {
    this.pending.update((states) => new Map([...states, [id, state]]));
  }
}

/** The call as it will be told of: it runs, or does not. */
function decided(call: ToolCall, { decision, reason }: Verdict): ToolCall {
  if (decision === 'approve') return { ...call, status: 'running', result: null, error: null };
  return { ...call, status: 'denied', denial_reason: reason ?? null };
}

/** Whether nothing was heard of the call since it was decided about: the stream may tell faster than the answer. */
function isUnheard(transcript: Transcript, { id, status }: ToolCall): boolean {
  const current = callOf(transcript, id);
  return !current || current.status === status;
}
