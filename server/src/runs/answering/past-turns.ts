import { type AttachedFile } from '../../attachments/message-files.repository.js';
import { type ModelReply, type TranscriptTurn } from '../../agent/model.js';
import { modelToolName } from '../../agent/tools/tool-name.js';
import { resultTurn } from '../../agent/transcript.js';
import { type Message } from '../../messages/message.entity.js';
import { contentOf, type MessagePart, toolCallsOf } from '../../messages/message-part.js';
import { type ToolCall } from '../../messages/tool-call.js';
import { userTurn } from './user-turn.js';

type AssistantTurn = Extract<TranscriptTurn, { role: 'assistant' }>;

/** A stored message, and the turns of the model that it is made of where they were kept. */
export type PastMessage = Pick<Message, 'role' | 'content' | 'parts'> & {
  readonly replies: readonly ModelReply[] | null;
  readonly files?: readonly AttachedFile[] | undefined;
};

/**
 * What a message was when it was said. A finished turn is told as its model sent it, so that the same one gets its own
 * items back; what nobody vouches for, as a half-said text, is told in neutral words.
 */
export function pastTurns({ role, content, parts, replies, files = [] }: PastMessage): TranscriptTurn[] {
  return role === 'user'
    ? [userTurn(content, parts, files)]
    : steps(parts).flatMap((step, n) => stepTurns(contentOf(step), toolCallsOf(step), replies?.[n]));
}

/** The replies of an answer with what they say, which its parts keep. */
export function spoken(replies: readonly ModelReply[], parts: readonly MessagePart[]): readonly ModelReply[] {
  const said = steps(parts);
  return replies.map((reply, n) => ({ ...reply, text: contentOf(said[n] ?? []) }));
}

/** The parts of each turn of the model: the calls come last. */
function steps(parts: readonly MessagePart[]): MessagePart[][] {
  const found: MessagePart[][] = [];
  parts.forEach((part, i) => {
    if (i === 0 || parts[i - 1]?.kind === 'tool_calls') found.push([]);
    found.at(-1)?.push(part);
  });
  return found;
}

function stepTurns(text: string, calls: readonly ToolCall[], reply: ModelReply | undefined): TranscriptTurn[] {
  const turn = reply?.calls.length === calls.length ? exactTurn({ ...reply, text }) : neutralTurn(text, calls);
  if (turn.text === '' && turn.calls.length === 0) return [];
  return [turn, ...calls.map((call, i) => pastResult(turn.calls[i]?.id ?? call.id, call))];
}

function exactTurn({ text, calls, provider }: ModelReply): AssistantTurn {
  return { role: 'assistant', text, calls, ...(provider && { provider }) };
}

function neutralTurn(text: string, calls: readonly ToolCall[]): AssistantTurn {
  const asked = calls.map((call) => ({
    id: call.id,
    name: modelToolName(call.server, call.tool_name),
    argumentsText: JSON.stringify(call.arguments),
    arguments: call.arguments,
    problem: null,
  }));
  return { role: 'assistant', text, calls: asked };
}

function pastResult(callId: string, { status, result, error }: ToolCall): TranscriptTurn {
  return resultTurn(callId, { status, result, error });
}
