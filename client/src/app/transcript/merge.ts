import { textOf, type Transcript, type Turn } from './turns';

/** Stored turns over what is shown: newer ones replace, unknown ones join in order, removed ones leave. */
export function merge(transcript: Transcript, history: readonly Turn[], removed: readonly string[]): Transcript {
  const stored = new Map(history.map((turn) => [turn.id, turn]));
  const kept = transcript.filter(({ id }) => !removed.includes(id)).map((turn) => newer(turn, stored.get(turn.id)));
  const known = new Set(kept.map(({ id }) => id));
  const joined = [...stored.values()].filter(({ id }) => !known.has(id));
  return [...kept, ...joined].sort((a, b) => order(a) - order(b));
}

/** The stored turn, unless ours is as good or better: heard live to the same end, or being heard just now. */
function newer(turn: Turn, stored: Turn | undefined): Turn {
  if (!stored) return turn;
  if (turn.role === 'assistant' && turn.run !== null && turn.status === 'streaming') return turn;
  if (turn.role === 'assistant' && turn.status !== 'streaming' && isUnfinished(stored)) return turn;
  if (turn.role === 'assistant' && stored.role === 'assistant') {
    const same = turn.status === stored.status && textOf(turn) === textOf(stored);
    return same ? { ...turn, feedback: stored.feedback, updatedAt: stored.updatedAt } : { ...stored, run: turn.run };
  }
  return stored;
}

/** Whether this was read before its answer ended; an answer never begins again. */
function isUnfinished(stored: Turn): boolean {
  return stored.role === 'assistant' && stored.status === 'streaming';
}

/** What is still being sent comes last, whatever this clock says. */
function order(turn: Turn): number {
  return turn.role === 'user' && turn.sending ? Infinity : Date.parse(turn.createdAt);
}
