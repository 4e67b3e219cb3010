import { createHash } from 'node:crypto';

/** One entry of a request's history, the same for both endpoints. */
export type Turn =
  | { role: 'user'; text: string; hasFiles?: boolean }
  | { role: 'assistant'; text: string }
  | { role: 'call'; id: string; name: string }
  | { role: 'result'; callId: string; text: string };

/** What a tool answered to a call. */
export interface ToolResult {
  name: string;
  text: string;
}

/** All that the demo model sees: one request. */
export interface DemoRequest {
  /** The same for the same request. */
  hash: string;
  model: string;
  isStreaming: boolean;
  wantsUsage: boolean;
  toolNames: readonly string[];
  /** What the person said, oldest first. */
  said: readonly string[];
  /** Whether the last of it came with pictures or other files. */
  hasFiles: boolean;
  /** What the tools answered since then. */
  results: readonly ToolResult[];
  /** Whether the model has said something since then. */
  hasSpoken: boolean;
}

/** Reads a history: everything after the person's last message belongs to the answer in progress. */
export function demoRequest(
  body: unknown,
  turns: readonly Turn[],
  rest: Pick<DemoRequest, 'model' | 'isStreaming' | 'wantsUsage' | 'toolNames'>,
): DemoRequest {
  const last = turns.findLastIndex(({ role }) => role === 'user');
  const [question, now] = [turns[last], turns.slice(last + 1)];
  return {
    ...rest,
    hash: createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 24),
    said: turns.flatMap((turn) => (turn.role === 'user' ? [turn.text] : [])),
    hasFiles: question?.role === 'user' && question.hasFiles === true,
    results: now.flatMap((turn) =>
      turn.role === 'result' ? [{ name: nameOf(turn.callId, now), text: turn.text }] : [],
    ),
    hasSpoken: now.some((turn) => turn.role === 'assistant' && turn.text !== ''),
  };
}

function nameOf(callId: string, turns: readonly Turn[]): string {
  const call = turns.find((turn) => turn.role === 'call' && turn.id === callId);
  return call?.role === 'call' ? call.name : '';
}
