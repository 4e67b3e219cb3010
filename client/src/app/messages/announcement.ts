import { type ToolCall } from '../api/api';
import { spoken } from '../tools/tool-words';
import { type Words } from '../words/english';
import { type Answer, callsIn, type Transcript } from '../transcript/turns';

/** What to say aloud about the answer that is being read; nothing about those that were only loaded. */
export function announcement(turns: Transcript, words: Words): string {
  const live = turns.findLast(
    (turn): turn is Answer => turn.role === 'assistant' && turn.run !== null && turn.run.status !== 'queued',
  );
  if (!live) return '';
  if (live.status !== 'streaming') return words.chat.spoken[live.status];
  const call = callsIn(live).at(-1);
  return call ? told(call, words) : words.chat.spoken.answering;
}

function told(call: ToolCall, words: Words): string {
  const { approval, call: sentence } = words.chat.spoken;
  return call.status === 'awaiting_approval' ? approval(call.tool_name) : sentence(spoken(call, words));
}
