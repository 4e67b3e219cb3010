import { type MessageStatus, type ToolCall } from '../api/api';
import { type ShownStatus, shownStatus, spoken } from '../tools/tool-words';
import { type Words } from '../words/english';
import { type Answer, callsIn, isAwaiting, type Transcript } from '../transcript/turns';

/** How an answer and its calls stand, by their ids. */
export type Standing = ReadonlyMap<string, MessageStatus | ShownStatus>;

/** The answer that is being read; none where all were only loaded. */
export function liveAnswer(turns: Transcript): Answer | undefined {
  return turns.findLast(
    (turn): turn is Answer => turn.role === 'assistant' && turn.run !== null && turn.run.status !== 'queued',
  );
}

/** How an answer and its calls stand now. */
export function standing(answer: Answer): Standing {
  const calls = callsIn(answer).map((call) => [call.id, statusIn(answer, call)] as const);
  return new Map([[answer.id, answer.status], ...calls]);
}

/** What to say aloud of an answer since it stood as `before`: first what is asked of a person. */
export function announcement(answer: Answer, before: Standing, words: Words): string {
  const { spoken: sentences } = words.chat;
  const isNew = before.get(answer.id) !== answer.status;
  if (answer.status !== 'streaming') return isNew ? sentences[answer.status] : '';
  const changed = callsIn(answer).filter((call) => before.get(call.id) !== statusIn(answer, call));
  const asking = changed.filter(isAsking);
  const others = changed.filter((call) => !isAsking(call));
  const news = isNew ? (asking.length > 0 ? asking : others.slice(-1)) : [...asking, ...others];
  return news.map((call) => told(call, answer, words)).join(' ') || (isNew ? sentences.answering : '');
}

function told(call: ToolCall, answer: Answer, words: Words): string {
  const { approval, call: sentence } = words.chat.spoken;
  if (isAsking(call)) return approval(call.tool_name);
  return sentence(spoken(call, words, statusIn(answer, call)));
}

/** A call that may run waits while another one is to be decided about. */
function statusIn(answer: Answer, call: ToolCall): ShownStatus {
  return shownStatus(call, isAwaiting(answer) || callsIn(answer).some(isAsking));
}

function isAsking({ status }: ToolCall): boolean {
  return status === 'awaiting_approval';
}
