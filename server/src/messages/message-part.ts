import { type InferenceOptions, type UserMessageContent } from '../thread-events/thread-items.js';
import { type ToolCall } from './tool-call.js';

/** One piece of a message, in order; `n` is never used twice in one message. */
export type MessagePart = TextPart | ToolCallsPart | ReasoningPart | InputPart;

export interface TextPart {
  readonly n: number;
  readonly kind: 'text';
  readonly text: string;
}

export interface ToolCallsPart {
  readonly n: number;
  readonly kind: 'tool_calls';
  readonly tool_calls: readonly ToolCall[];
}

export interface ReasoningPart {
  readonly n: number;
  readonly kind: 'reasoning';
  readonly text: string;
}

/** What a person sent through ChatKit beyond the bare text; the text names its tags as `@text`. */
export interface InputPart {
  readonly n: number;
  readonly kind: 'input';
  readonly content: readonly UserMessageContent[];
  readonly inference_options: InferenceOptions;
  readonly quoted_text?: string;
  readonly page_tools?: readonly PageTool[];
}

/** A tool that the page runs which the message comes from; `parameters` is a JSON Schema. */
export interface PageTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Record<string, unknown>;
}

const PARAGRAPH = '\n\n';

/** All the text of the parts, pieces apart from each other by an empty line. */
export function contentOf(parts: readonly MessagePart[]): string {
  return parts.flatMap((part) => (part.kind === 'text' && part.text !== '' ? [part.text] : [])).join(PARAGRAPH);
}

/** The tool calls of the parts, in order. */
export function toolCallsOf(parts: readonly MessagePart[]): readonly ToolCall[] {
  return parts.flatMap((part) => (part.kind === 'tool_calls' ? part.tool_calls : []));
}
