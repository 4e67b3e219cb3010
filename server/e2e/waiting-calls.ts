import { type ToolCall } from '../src/messages/tool-call.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { type DecideToolCall } from '../src/runs/runs.dto.js';
import { type Answer, type Person } from './person.js';

/** Allows a call this once, with the arguments that were shown, unless `word` says otherwise. */
export function decide(
  person: Person,
  call: ToolCall | undefined,
  word: Partial<DecideToolCall> = {},
): Promise<Answer<RunView>> {
  return person.post(`/api/chat/tool-calls/${call?.id}/decision`, {
    decision: 'approve',
    scope: 'once',
    arguments_sha256: call?.arguments_sha256,
    ...word,
  });
}

/** Answers what a call asks. */
export function input(person: Person, call: ToolCall | undefined, body: object): Promise<Answer<RunView>> {
  return person.post(`/api/chat/tool-calls/${call?.id}/input`, body);
}
