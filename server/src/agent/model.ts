/** One thing said so far, in the model's order; neutral between providers. */
export type TranscriptTurn =
  | { role: 'user'; text: string; files?: readonly InputFile[] }
  | { role: 'assistant'; text: string; calls: readonly RequestedCall[]; provider?: ProviderItems }
  | { role: 'tool'; callId: string; text: string; files?: readonly InputFile[]; isError: boolean };

/** A picture or a document that a person sent along, or a picture that a tool showed; the content is a `data:` address. */
export interface InputFile {
  name: string;
  kind: 'image' | 'document';
  url: string;
}

/** What a provider wants to get back unchanged, opaque to everyone else. */
export interface ProviderItems {
  provider: string;
  items: readonly unknown[];
}

/** A tool that the model asks for; without `arguments`, `problem` says why they could not be read. */
export interface RequestedCall {
  id: string;
  name: string;
  argumentsText: string;
  arguments: Record<string, unknown> | null;
  problem: string | null;
}

/** A tool that the model may ask for; `parameters` is a JSON Schema. */
export interface ToolDefinition {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

/** Everything that a model is told for one turn: it remembers nothing between two. */
export interface ModelRequest {
  model: string;
  instructions: string;
  transcript: readonly TranscriptTurn[];
  tools: readonly ToolDefinition[];
  /** The same for every turn of a conversation, so that a provider may reuse what it has read. */
  cacheKey: string;
  /** Names the person to the provider without saying who they are. */
  safetyIdentifier: string;
}

/** A piece of an answer as it comes; a refusal is text. */
export type ModelEvent = { type: 'text'; delta: string } | { type: 'reasoning'; delta: string };

/** A whole turn; its text and reasoning are what its events add up to. */
export interface ModelReply {
  text: string;
  reasoning: string;
  calls: readonly RequestedCall[];
  finish: 'stop' | 'tool_calls' | 'length' | 'content_filter';
  usage: { inputTokens: number; outputTokens: number } | null;
  provider: ProviderItems | null;
}

/** A language model: yields one turn piece by piece, returns it whole, and throws nothing but ModelError. */
export abstract class Model {
  abstract reply(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent, ModelReply>;
}
