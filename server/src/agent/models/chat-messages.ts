import type { ChatCompletionMessageParam, ChatCompletionTool } from 'openai/resources/chat/completions';
import { ModelRequest, RequestedCall, ToolDefinition, TranscriptTurn } from '../model.js';
import { pairedTranscript } from './paired-transcript.js';

/** A request's instructions and transcript as Chat Completions wants them. */
export function chatMessages({ instructions, transcript }: ModelRequest): ChatCompletionMessageParam[] {
  return [{ role: 'system', content: instructions }, ...pairedTranscript(transcript).flatMap(messageOf)];
}

/** A tool as Chat Completions wants it. */
export function chatTool({ name, description, parameters }: ToolDefinition): ChatCompletionTool {
  return { type: 'function', function: { name, description, parameters } };
}

function messageOf(turn: TranscriptTurn): ChatCompletionMessageParam[] {
  switch (turn.role) {
    case 'user':
      return [{ role: 'user', content: turn.text }];
    case 'tool':
      return [{ role: 'tool', tool_call_id: turn.callId, content: turn.text }];
    case 'assistant':
      if (turn.calls.length > 0) return [{ role: 'assistant', content: turn.text, tool_calls: turn.calls.map(callOf) }];
      return turn.text === '' ? [] : [{ role: 'assistant', content: turn.text }];
  }
}

function callOf(call: RequestedCall) {
  return { id: call.id, type: 'function' as const, function: { name: call.name, arguments: validArguments(call) } };
}

/** Servers that parse old arguments fail on the whole conversation if they are malformed once. */
function validArguments({ argumentsText, arguments: read }: RequestedCall): string {
  return read === null ? '{}' : argumentsText.trim() || '{}';
}
