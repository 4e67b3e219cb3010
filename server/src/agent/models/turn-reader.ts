import { ModelEvent, ModelReply } from '../model.js';
import { Passage } from './passage.js';

/** More than any model reads or writes in a turn. */
const MAX_TOKENS = 10_000_000;

/** Gathers what one provider streams into a reply. */
export abstract class TurnReader {
  protected readonly text = new Passage('text');
  protected readonly reasoning = new Passage('reasoning');

  /** Whether upstream has said that the turn is over. */
  abstract readonly isComplete: boolean;

  protected abstract calls(): ModelReply['calls'];
  protected abstract usage(): ModelReply['usage'];
  protected abstract provider(): ModelReply['provider'];

  /** Why the answer ends before it is whole, if it does. */
  protected abstract cut(): 'length' | 'content_filter' | null;

  /** Whether anything has been shown yet. */
  get hasSpoken(): boolean {
    return this.text.whole !== '' || this.reasoning.whole !== '';
  }

  /** Shows what was held back. */
  *close(): Iterable<ModelEvent> {
    yield* this.reasoning.end();
    yield* this.text.end();
  }

  /** The whole turn. One that was cut asks for nothing: its last call may be a half. */
  reply(): ModelReply {
    const said = { text: this.text.whole, reasoning: this.reasoning.whole, usage: credible(this.usage()) };
    const cut = this.cut();
    if (cut) return { ...said, calls: [], finish: cut, provider: null };
    const calls = this.calls();
    return { ...said, calls, finish: calls.length > 0 ? 'tool_calls' : 'stop', provider: this.provider() };
  }
}

/** Servers count as they like: what cannot be a number of tokens counts nothing. */
function credible(usage: ModelReply['usage']): ModelReply['usage'] {
  return usage && { inputTokens: tokenCount(usage.inputTokens), outputTokens: tokenCount(usage.outputTokens) };
}

function tokenCount(said: unknown): number {
  return typeof said === 'number' && Number.isInteger(said) && said >= 0 && said <= MAX_TOKENS ? said : 0;
}

/** A reader that takes what one kind of upstream sends, and says what of it can be shown at once. */
export interface ReaderOf<Chunk> extends TurnReader {
  read(chunk: Chunk): Iterable<ModelEvent>;
}
