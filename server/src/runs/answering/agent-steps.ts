import { Injectable } from '@nestjs/common';
import { type AgentEvent, AgentService } from '../../agent/agent.service.js';
import { type AnswerState } from '../../agent/answer-state.js';
import { type ModelReply } from '../../agent/model.js';
import { type Toolbox } from '../../agent/toolbox.js';
import { Config } from '../../config/config.js';
import { persistently } from '../../database/persistently.js';
import { type CallRows } from '../calls/call-rows.js';
import { InputExchanges } from '../calls/input-exchanges.js';
import { type Run } from '../journal/run.entity.js';
import { type Context, RunContext } from './run-context.js';
import { answerCall } from '../calls/tool-call-rows.js';
import { withPulse } from './with-pulse.js';

/** How soon it is seen what the user has said about one call while others are made. */
const LOOK_MS = 300;

/** Lets the agent take the next step of an answer, from what is stored of it. */
@Injectable()
export class AgentSteps {
  /** How far an answer may go. */
  readonly limits: Config['runs'];

  constructor(
    private readonly agent: AgentService,
    private readonly context: RunContext,
    private readonly exchanges: InputExchanges,
    { runs }: Config,
  ) {
    this.limits = runs;
  }

  /** What the answer begins from. */
  async beginning(run: Run): Promise<Context> {
    return await persistently(() => this.context.of(run));
  }

  /** The answer as the agent is to see it: with the images of results where the model's turn is next. */
  async stateOf(
    run: Run,
    { question }: Context,
    replies: readonly ModelReply[],
    { all, hasPlanned }: CallRows,
  ): Promise<AnswerState> {
    const rows = hasPlanned ? all : await this.context.seen(run, all);
    const calls = rows.map((row) => ({ step: row.step, call: answerCall(row, this.exchanges.inputOf(row)) }));
    const callsOf = (n: number) => calls.filter(({ step }) => step === n).map(({ call }) => call);
    return { question, steps: replies.map((reply, step) => ({ reply, calls: callsOf(step) })) };
  }

  /** What happens during the step, and `null` whenever it is time to look at what the user has said meanwhile. */
  take(state: AnswerState, toolbox: Toolbox, signal: AbortSignal): AsyncGenerator<AgentEvent | null> {
    return withPulse(this.agent.step(state, toolbox, signal), LOOK_MS);
  }
}
