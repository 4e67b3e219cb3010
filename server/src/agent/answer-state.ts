import { type ModelReply, type ModelRequest, type TranscriptTurn } from './model.js';
import { type Retry, type ToolInput, type ToolOutcome } from './toolbox.js';

/** How a call of the model's stands: `planned` may be made, and everything after `running` is settled or waits. */
export type CallStatus =
  'planned' | 'awaiting_approval' | 'running' | 'success' | 'error' | 'denied' | 'cancelled' | 'unknown_outcome';

/** A tool call as it is stored. */
export interface AnswerCall {
  readonly id: string;
  readonly modelCallId: string;
  readonly modelToolName: string;
  readonly arguments: Record<string, unknown>;
  readonly idempotencyKey: string;
  readonly retry: Retry;
  readonly attempt: number;
  readonly status: CallStatus;
  readonly result: ToolOutcome['result'];
  readonly error: ToolOutcome['error'];
  readonly reason?: string;
  /** What it goes on with, when its server has asked and the user has answered. */
  readonly input?: ToolInput;
}

/** A finished turn of the model and the calls it asked for. */
export interface AnswerStep {
  readonly reply: ModelReply;
  readonly calls: readonly AnswerCall[];
}

/** All that is stored of an answer: enough for any process to take the next step. */
export interface AnswerState {
  readonly question: Omit<ModelRequest, 'tools' | 'transcript'> & { readonly transcript: readonly TranscriptTurn[] };
  readonly steps: readonly AnswerStep[];
}

/** The calls that may be made now. */
export function plannedCalls({ steps }: AnswerState): readonly AnswerCall[] {
  return steps.at(-1)?.calls.filter(({ status }) => status === 'planned') ?? [];
}

/** Whether some call needs the user's decision before the answer can go on. */
export function isWaiting({ steps }: AnswerState): boolean {
  return (
    steps.at(-1)?.calls.some(({ status }) => status === 'awaiting_approval' || status === 'unknown_outcome') ?? false
  );
}
