import { ModelEvent, ModelReply } from '../model.js';
import { ToolDelta, ToolDeltas } from './tool-deltas.js';
import { TurnReader } from './turn-reader.js';

/** A chunk as servers in the field really send it: any part may be missing. */
export interface ChatChunk {
  choices?: readonly { delta?: ChatDelta | null; finish_reason?: string | null }[] | null;
  usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
}

interface ChatDelta {
  content?: unknown;
  refusal?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
  tool_calls?: readonly ToolDelta[] | null;
}

/** Reads a stream of Chat Completions, in the dialects that compatible servers speak. */
export class ChatReader extends TurnReader {
  private readonly tools = new ToolDeltas();
  private finishReason: string | null = null;
  private tokens: ModelReply['usage'] = null;

  constructor(private readonly usedIds: readonly string[]) {
    super();
  }

  get isComplete(): boolean {
    return this.finishReason !== null;
  }

  *read({ choices, usage }: ChatChunk): Iterable<ModelEvent> {
    const choice = choices?.[0];
    this.finishReason ??= choice?.finish_reason || null;
    if (usage) this.tokens = { inputTokens: usage.prompt_tokens ?? 0, outputTokens: usage.completion_tokens ?? 0 };
    if (choice?.delta) yield* this.take(choice.delta);
  }

  protected calls() {
    return this.tools.calls(this.usedIds);
  }

  protected usage() {
    return this.tokens;
  }

  protected provider() {
    return null;
  }

  protected cut() {
    return this.finishReason === 'length' || this.finishReason === 'content_filter' ? this.finishReason : null;
  }

  private *take(delta: ChatDelta): Iterable<ModelEvent> {
    yield* this.reasoning.add(delta.reasoning_content ?? delta.reasoning);
    yield* this.text.add(delta.content);
    yield* this.text.add(delta.refusal);
    for (const piece of delta.tool_calls ?? []) this.tools.add(piece);
  }
}
