import { type AnswerCall, type AnswerState, type AnswerStep } from './answer-state.js';
import { type TranscriptTurn } from './model.js';
import { resultImages } from './result-images.js';
import { toolResultText } from './tool-result-text.js';

/** The answer's own finished turns with the results of their calls. */
export function turnsOf({ steps }: AnswerState): readonly TranscriptTurn[] {
  return steps.flatMap(turns);
}

function turns({ reply, calls }: AnswerStep): TranscriptTurn[] {
  const said: TranscriptTurn = {
    role: 'assistant',
    text: reply.text,
    calls: reply.calls,
    ...(reply.provider && { provider: reply.provider }),
  };
  return [said, ...calls.map((call) => resultTurn(call.modelCallId, call))];
}

/** What the model hears, and sees, of the call that it knows as `callId`. */
export function resultTurn(callId: string, call: EndedCall): TranscriptTurn {
  const { status, result } = call;
  const files = status === 'success' || status === 'error' ? resultImages(result) : [];
  const text = resultText(call);
  return { role: 'tool', callId, text, ...(files.length > 0 && { files }), isError: status !== 'success' };
}

type EndedCall = Pick<AnswerCall, 'status' | 'result' | 'error' | 'reason'>;

const UNKNOWN = 'It is not known whether this call took effect.';

/** What a call came to, in words for the model. */
function resultText({ status, result, error, reason }: EndedCall): string {
  switch (status) {
    case 'success':
    case 'error':
      return toolResultText({ status, result, error });
    case 'denied':
      if (error?.code === 'unknown_outcome') return `${UNKNOWN} The user chose to go on without making it again.`;
      return `The user did not allow this call.${reason ? ` Their reason: ${reason}` : ''}`;
    case 'cancelled':
      return 'This call was cancelled before it was made.';
    default:
      return UNKNOWN;
  }
}
