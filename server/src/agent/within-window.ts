import { fitted, inputTokensOf, tokensIn, tokensOf, tokensOfTools } from './context-window.js';
import { ModelError } from './model-error.js';
import { type ModelEvent, type ModelReply, type ModelRequest, type TranscriptTurn } from './model.js';

/** A thirty-second part of what should have fitted is little enough to show that the length is not the trouble. */
const MAX_TRIES = 6;

type Turn = AsyncGenerator<ModelEvent, ModelReply>;

/**
 * Asks with as much of the conversation as the model can take. When it refuses that as too long, before it has said
 * anything, the older half is left out, a few times over, until nothing more can be.
 */
export async function* withinWindow(
  request: ModelRequest,
  answer: readonly TranscriptTurn[],
  ask: (fitting: ModelRequest) => Turn,
): Turn {
  const fixed = tokensIn(request.instructions) + tokensOfTools(request.tools);
  let transcript = fitted(request.transcript, answer, inputTokensOf(request.model) - fixed);
  for (let tries = 1; ; tries += 1) {
    const speech = new Speech();
    try {
      return yield* speech.of(ask({ ...request, transcript }));
    } catch (error) {
      const shorter = fitted(request.transcript, answer, Math.floor(tokensOf(transcript) / 2));
      const isInVain = tries === MAX_TRIES || tokensOf(shorter) >= tokensOf(transcript);
      if (!isTooLong(error) || speech.hasBegun || isInVain) throw error;
      transcript = shorter;
    }
  }
}

/** Passes a turn on and knows whether it has begun. */
class Speech {
  hasBegun = false;

  async *of(turn: Turn): Turn {
    try {
      for (let next = await turn.next(); ; next = await turn.next()) {
        if (next.done) return next.value;
        this.hasBegun = true;
        yield next.value;
      }
    } finally {
      await turn.return(EMPTY);
    }
  }
}

function isTooLong(error: unknown): boolean {
  return error instanceof ModelError && error.kind === 'context_length';
}

/** Nobody reads what a turn returns after its listener has left. */
const EMPTY: ModelReply = { text: '', reasoning: '', calls: [], finish: 'stop', usage: null, provider: null };
