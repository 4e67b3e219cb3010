import { toResponseInputItems } from 'openai/lib/responses/ResponseInputItems';
import type {
  FunctionTool,
  ResponseInputContent,
  ResponseInputItem,
  ResponseOutputItem,
} from 'openai/resources/responses/responses';
import { InputFile, ModelRequest, RequestedCall, ToolDefinition, TranscriptTurn } from '../model.js';
import { pairedTranscript } from './paired-transcript.js';

/** A transcript as the Responses API wants it; what this provider said is given back item by item. */
export function responsesInput({ transcript }: ModelRequest, provider: string): ResponseInputItem[] {
  return pairedTranscript(transcript).flatMap((turn) => itemsOf(turn, provider));
}

/** A tool as the Responses API wants it; schemas of MCP tools rarely keep to the strict subset. */
export function responsesTool({ name, description, parameters }: ToolDefinition): FunctionTool {
  return { type: 'function', name, description, parameters, strict: false };
}

function itemsOf(turn: TranscriptTurn, provider: string): ResponseInputItem[] {
  switch (turn.role) {
    case 'user':
      return [{ role: 'user', content: turn.files?.length ? [text(turn.text), ...turn.files.map(file)] : turn.text }];
    case 'tool':
      return [{ type: 'function_call_output', call_id: turn.callId, output: outputOf(turn) }];
    case 'assistant':
      if (turn.provider?.provider !== provider) return [...spoken(turn.text), ...turn.calls.map(callOf)];
      return toResponseInputItems(turn.provider.items as ResponseOutputItem[]); // as this adapter stored them
  }
}

function outputOf({ text: said, files = [] }: Extract<TranscriptTurn, { role: 'tool' }>) {
  return files.length > 0 ? [text(said), ...files.map(file)] : said;
}

function text(text: string): ResponseInputContent {
  return { type: 'input_text', text };
}

function file({ name, kind, url }: InputFile): ResponseInputContent {
  if (kind === 'image') return { type: 'input_image', detail: 'auto', image_url: url };
  return { type: 'input_file', filename: name, file_data: url };
}

function spoken(text: string): ResponseInputItem[] {
  return text === '' ? [] : [{ role: 'assistant', content: text }];
}

function callOf({ id, name, argumentsText }: RequestedCall): ResponseInputItem {
  return { type: 'function_call', call_id: id, name, arguments: argumentsText || '{}' };
}
