import { type ToolOutcome } from '../agent/toolbox.js';
import { type RunToolCall } from './run-journal.entities.js';
import { storable } from './storable.js';
import { asksNow } from './tool-call-rows.js';

/** How often a call is made that is safe to repeat, before its failure counts. */
const MAX_ATTEMPTS = 3;

/**
 * How a call ended, put into its row. A safe one whose answer was lost is planned again, with the same key; one of
 * unknown outcome waits for the user's word.
 */
export function settledCall(call: RunToolCall, { status, result, error, isLost }: ToolOutcome): RunToolCall {
  if (isLost && mayBeRepeated(call)) return { ...call, status: 'planned' };
  const finishedAt = status === 'unknown_outcome' ? null : new Date();
  const outcome = { status, result: result && storable(result), error: error && storable(error), finishedAt };
  return { ...call, ...outcome, inputRequest: null, inputState: null };
}

/** A call in whose middle a process died: a safe one is planned again, the outcome of any other is not known. */
export function afterCrash(row: RunToolCall): RunToolCall {
  const call = { ...row, inputRequest: null, inputState: asksNow(row) ? null : row.inputState };
  if (mayBeRepeated(call)) return { ...call, status: 'planned' };
  const message = 'The server stopped before the tool had answered. It may or may not have taken effect.';
  return { ...call, status: 'unknown_outcome', error: { code: 'unknown_outcome', message } };
}

function mayBeRepeated({ retry, attempt }: RunToolCall): boolean {
  return retry !== 'effect' && attempt < MAX_ATTEMPTS;
}
