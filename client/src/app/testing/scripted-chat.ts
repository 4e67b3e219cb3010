import { type ThreadEvent } from '../api/thread-events';
import { ChatStore } from '../chat/chat-store';
import { type UnsentHandling } from '../chat/unsent-handling';
import { type Answer, textOf } from '../transcript/turns';
import { ScriptedSource } from './scripted-source';
import { type aCall, aRun } from './stories';

const AT = '2026-11-23T14:02:00.000Z';

/** A conversation on screen whose server a spec plays. */
export function scriptedChat(id?: string, stored: Partial<ScriptedSource['stored']> = {}, unsent: UnsentHandling = {}) {
  const source = new ScriptedSource();
  source.stored = { ...source.stored, ...stored };
  return { source, chat: new ChatStore(source, id, unsent) };
}

/** What its reader sees of a conversation: a line a message. */
export function shown(chat: ChatStore): readonly string[] {
  return chat.turns().map((turn) => (turn.role === 'user' ? turn.text : `${turn.status}: ${textOf(turn)}`));
}

/** The last answer of a conversation. */
export function answerOf(chat: ChatStore): Answer {
  const answer = chat.turns().findLast((turn): turn is Answer => turn.role === 'assistant');
  if (!answer) throw new Error('There is no answer.');
  return answer;
}

/** That a run began or is in another state. */
export function run(over: Parameters<typeof aRun>[0] = {}): ThreadEvent {
  return { type: 'run.updated', run: aRun(over) };
}

/** That the answer has these words. */
export function says(text: string): ThreadEvent {
  return {
    type: 'thread.item.done',
    item: { type: 'assistant_message', id: 'a1_1', created_at: AT, content: [{ type: 'output_text', text }] },
  };
}

/** That the answer has made this call. */
export function calls(call: ReturnType<typeof aCall>): ThreadEvent {
  const workflow = { type: 'custom', tasks: [{ type: 'custom', title: 'A call', tool_call: call }] } as const;
  return { type: 'thread.item.replaced', item: { type: 'workflow', id: 'a1_2', created_at: AT, workflow } };
}
