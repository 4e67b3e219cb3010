import { Injectable } from '@nestjs/common';
import { type AnswerCall, type AnswerState, plannedCalls } from './answer-state.js';
import { withNotes } from './instructions.js';
import { merge } from './merge.js';
import { Model, type ModelReply } from './model.js';
import { observedCall } from './observed-call.js';
import { ObservedTurn } from './observed-turn.js';
import { reporting } from './reporting.js';
import {
  type CallListener,
  type ToolAsks,
  type Toolbox,
  type ToolInput,
  type ToolOutcome,
  type ToolProgress,
  type ToolQuestion,
} from './toolbox.js';
import { turnsOf } from './transcript.js';
import { withinWindow } from './within-window.js';

/** What happens during a step; the next thing happens only after the reader has dealt with this one. */
export type AgentEvent =
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'reasoning'; readonly delta: string }
  | { readonly type: 'replied'; readonly reply: ModelReply }
  | { readonly type: 'call-started'; readonly call: AnswerCall }
  | { readonly type: 'call-progressed'; readonly call: AnswerCall; readonly progress: ToolProgress }
  | { readonly type: 'call-settled'; readonly call: AnswerCall; readonly outcome: ToolOutcome }
  | { readonly type: 'call-asks'; readonly call: AnswerCall; readonly question: ToolQuestion }
  | {
      /** It waits where it is, for as long as the signal allows; `answer` lets it go on. */
      readonly type: 'call-asks-now';
      readonly call: AnswerCall;
      readonly question: ToolQuestion;
      readonly signal: AbortSignal;
      readonly answer: (input: ToolInput) => void;
    }
  | { readonly type: 'call-goes-on'; readonly call: AnswerCall };

/** Drives an answer one step at a time from what is stored of it, and keeps nothing itself. */
@Injectable()
export class AgentService {
  constructor(private readonly model: Model) {}

  /** Makes the calls that may be made, side by side; where there are none, asks the model for its next turn. */
  async *step(answer: AnswerState, toolbox: Toolbox, signal: AbortSignal): AsyncGenerator<AgentEvent> {
    const calls = plannedCalls(answer);
    if (calls.length > 0) yield* merge(calls.map((call) => this.call(call, toolbox, signal)));
    else yield* this.turn(answer, toolbox, signal);
  }

  private async *turn(answer: AnswerState, toolbox: Toolbox, signal: AbortSignal): AsyncGenerator<AgentEvent> {
    const tools = toolbox.tools.map(({ name, description, parameters }) => ({ name, description, parameters }));
    const request = { ...answer.question, instructions: withNotes(answer.question.instructions, toolbox.notes), tools };
    using turn = new ObservedTurn(request.model);
    try {
      const reply = yield* withinWindow(request, turnsOf(answer), (fitting) => this.model.reply(fitting, signal));
      turn.replied(reply);
      yield { type: 'replied', reply };
    } catch (error) {
      turn.failed(error);
      throw error;
    }
  }

  private async *call(call: AnswerCall, toolbox: Toolbox, signal: AbortSignal): AsyncGenerator<AgentEvent> {
    yield { type: 'call-started', call };
    const outcome = yield* this.outcome(call, toolbox, signal);
    if (outcome.status === 'input_required') yield { type: 'call-asks', call, question: outcome.question };
    else yield { type: 'call-settled', call, outcome };
  }

  private async *outcome(
    call: AnswerCall,
    toolbox: Toolbox,
    signal: AbortSignal,
  ): AsyncGenerator<AgentEvent, ToolOutcome | ToolAsks> {
    const tool = toolbox.tools.find(({ name }) => name === call.modelToolName);
    if (!tool) return missingTool(call.modelToolName);
    const { arguments: args, idempotencyKey, input } = call;
    const request = { tool, arguments: args, idempotencyKey, ...(input && { input }) };
    return yield* reporting<AgentEvent, ToolOutcome | ToolAsks>(
      (report) => observedCall(tool, call, () => toolbox.call(request, signal, listenerOf(call, report))),
      ({ type }) => type === 'call-progressed',
    );
  }
}

function missingTool(name: string): ToolOutcome {
  return {
    status: 'error',
    result: null,
    error: { code: 'tool_unavailable', message: `The tool “${name}” is not available at the moment.` },
  };
}

function listenerOf(call: AnswerCall, report: (event: AgentEvent) => void): CallListener {
  return {
    progressed: (progress) => report({ type: 'call-progressed', call, progress }),
    asked: async (question, signal) => {
      const { promise: answered, resolve: answer } = Promise.withResolvers<ToolInput>();
      report({ type: 'call-asks-now', call, question, signal, answer });
      const given = await answered;
      report({ type: 'call-goes-on', call });
      return given;
    },
  };
}
