import { RequestedCall, TranscriptTurn } from '../model.js';

type ToolTurn = Extract<TranscriptTurn, { role: 'tool' }>;

/** The same transcript with exactly one result right after every call, as providers demand. */
export function pairedTranscript(transcript: readonly TranscriptTurn[]): readonly TranscriptTurn[] {
  return transcript.flatMap((turn, at): TranscriptTurn[] => {
    if (turn.role === 'tool') return [];
    if (turn.role === 'user') return [turn];
    const later = transcript.slice(at + 1);
    return [turn, ...turn.calls.map((call) => resultOf(call, later))];
  });
}

function resultOf(call: RequestedCall, later: readonly TranscriptTurn[]): ToolTurn {
  const result = later.find((turn) => turn.role === 'tool' && turn.callId === call.id);
  return result?.role === 'tool' ? result : missing(call);
}

function missing(call: RequestedCall): ToolTurn {
  return { role: 'tool', callId: call.id, text: 'No result of this call was recorded.', isError: true };
}
