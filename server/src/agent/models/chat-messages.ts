import type {
  ChatCompletionContentPart,
  ChatCompletionMessageParam,
  ChatCompletionTool,
} from 'openai/resources/chat/completions';
import { InputFile, ModelRequest, RequestedCall, ToolDefinition, TranscriptTurn } from '../model.js';
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
      return [{ role: 'user', content: turn.files?.length ? [text(turn.text), ...turn.files.map(file)] : turn.text }];
    case 'tool':
      return [{ role: 'tool', tool_call_id: turn.callId, content: turn.text }];
    case 'assistant':
      if (turn.calls.length > 0) return [{ role: 'assistant', content: turn.text, tool_calls: turn.calls.map(callOf) }];
      return turn.text === '' ? [] : [{ role: 'assistant', content: turn.text }];
  }
}

function text(text: string): ChatCompletionContentPart {
  return { type: 'text', text };
}

function file({ name, kind, url }: InputFile): ChatCompletionContentPart {
  if (kind === 'image') return { type: 'image_url', image_url: { url } };
  return { type: 'file', file: { filename: name, file_data: url } };
}

function callOf(call: RequestedCall) {
  return { id: call.id, type: 'function' as const, function: { name: call.name, arguments: validArguments(call) } };
}

/** Servers that parse old arguments fail on the whole conversation if they are malformed once. */
function validArguments({ argumentsText, arguments: read }: RequestedCall): string {
  return read === null ? '{}' : argumentsText.trim() || '{}';
}
