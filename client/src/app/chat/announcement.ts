import { type ToolCall } from '../api/api';
import { spoken } from '../tools/tool-words';
import { type Answer, type Transcript } from './turns';

const ENDS = {
  complete: 'Answer complete.',
  stopped: 'Answer stopped.',
  interrupted: 'Answer interrupted.',
  failed: '',
} as const;

/** What to say aloud about the answer that is being read; nothing about those that were only loaded. */
export function announcement(turns: Transcript): string {
  const live = turns.findLast(
    (turn): turn is Answer => turn.role === 'assistant' && turn.run !== null && turn.run.status !== 'queued',
  );
  if (!live) return '';
  if (live.status !== 'streaming') return ENDS[live.status];
  const call = lastCall(live);
  return call ? told(call) : 'The assistant is answering.';
}

function told(call: ToolCall): string {
  return call.status === 'awaiting_approval' ? `Approval needed: ${call.tool_name}.` : `${spoken(call)}.`;
}

function lastCall({ parts }: Answer): ToolCall | undefined {
  return parts.flatMap((part) => (part.kind === 'calls' ? part.calls : [])).at(-1);
}
