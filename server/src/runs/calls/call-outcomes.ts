import { type ToolOutcome } from '../../agent/toolbox.js';
import { type ReadableError } from '../../messages/tool-call.js';
import { type RunToolCall, type ToolCallDecision } from '../journal/run-journal.entities.js';
import { storable } from '../../database/storable.js';
import { asksNow } from './tool-call-rows.js';

/** How often a call is made that is safe to repeat, before its failure counts. */
const MAX_ATTEMPTS = 3;

/**
 * How a call ended, put into its row. A safe one whose answer was lost is planned again, with the same key; one of
 * unknown outcome waits for the user's decision.
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

/** A call after its decision: one that is allowed may be made, one of unknown outcome made again from the start. */
export function decidedCall(call: RunToolCall, given: ToolCallDecision): RunToolCall {
  const { decision, reason, scope, skipped } = given;
  const stored = storable({
    decision,
    ...(scope && { scope }),
    ...(reason !== undefined && { reason }),
    ...(skipped && { skipped }),
  });
  const decided = { ...call, decision: stored, inputRequest: null, inputState: null };
  if (decision === 'approve') return { ...decided, status: 'planned', result: null, error: null, finishedAt: null };
  return { ...decided, status: 'denied', error: denial(call, stored.reason), finishedAt: new Date() };
}

function mayBeRepeated({ retry, attempt }: RunToolCall): boolean {
  return retry !== 'effect' && attempt < MAX_ATTEMPTS;
}

/** A call that may have been made is not said not to have been. */
function denial({ status }: RunToolCall, reason: string | undefined): ReadableError {
  const [code, said] =
    status === 'unknown_outcome'
      ? ['unknown_outcome', 'It is not known whether this took effect. It was not made again']
      : ['denied', 'You did not allow this'];
  return { code, message: reason === undefined ? `${said}.` : `${said}: ${reason}` };
}
