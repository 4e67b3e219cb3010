import { type ToolDefinition, type TranscriptTurn } from './model.js';

/**
 * How many tokens a model may be given, room for its answer already taken off, by the beginning of its name; as its
 * provider published it in 2026. Where a provider's own limit is lower, its refusal makes us send less.
 */
const INPUT_TOKENS: readonly (readonly [prefix: string, tokens: number])[] = [
  ['gpt-5', 270_000],
  ['gpt-4.1', 1_000_000],
  ['gpt-4o', 110_000],
  ['gpt-4-turbo', 120_000],
  ['gpt-4', 6_000],
  ['gpt-3.5', 12_000],
  ['o1', 100_000],
  ['o3', 100_000],
  ['o4', 100_000],
];

/** For all other models: what the common window of 128,000 leaves beside a long answer. */
const INPUT_TOKENS_OF_OTHERS = 100_000;

/** English has about four bytes for each token, code and most other languages three; fewer are rare. */
const BYTES_PER_TOKEN = 3;
const TOKENS_PER_TURN = 8;

/** A picture comes to about a thousand, a document of some pages to more. */
const TOKENS_PER_FILE = 4_000;

const LEFT_OUT =
  '[This result was left out, because the conversation is too long. Call the tool again if you need it.]';

/** How many tokens the model may be given; a conservative guess for models we do not know. */
export function inputTokensOf(model: string): number {
  return INPUT_TOKENS.find(([prefix]) => model.startsWith(prefix))?.[1] ?? INPUT_TOKENS_OF_OTHERS;
}

/** How many tokens a text comes to at most, nearly always: an estimate from its UTF-8 bytes. */
export function tokensIn(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

/** How many tokens these turns come to, estimated the same way. */
export function tokensOf(turns: readonly TranscriptTurn[]): number {
  return turns.reduce((sum, turn) => sum + TOKENS_PER_TURN + tokensIn(textOf(turn)) + tokensOfFiles(turn), 0);
}

function tokensOfFiles(turn: TranscriptTurn): number {
  return turn.role === 'assistant' ? 0 : (turn.files?.length ?? 0) * TOKENS_PER_FILE;
}

/** How many tokens the descriptions of tools come to. */
export function tokensOfTools(tools: readonly ToolDefinition[]): number {
  return tokensIn(JSON.stringify(tools));
}

/**
 * The conversation within `budget` tokens. What came before the question goes first, the oldest message first and each
 * one whole, with its calls and their results. Then results of the answer in the making are left out, the oldest first.
 * The question, which ends `history`, and the calls of its answer always stay, even where that is more than fits.
 */
export function fitted(
  history: readonly TranscriptTurn[],
  answer: readonly TranscriptTurn[],
  budget: number,
): readonly TranscriptTurn[] {
  const question = history.slice(-1);
  let left = budget - tokensOf([...question, ...answer]);
  if (left < 0) return [...question, ...withoutOldResults(answer, -left)];
  const kept: (readonly TranscriptTurn[])[] = [];
  for (const message of messagesOf(history.slice(0, -1)).reverse()) {
    left -= tokensOf(message);
    if (left < 0) break;
    kept.unshift(message);
  }
  return [...kept.flat(), ...question, ...answer];
}

/** What each side said at a time: a question, or an answer with all its calls and results. */
function messagesOf(history: readonly TranscriptTurn[]): TranscriptTurn[][] {
  const messages: TranscriptTurn[][] = [];
  for (const turn of history) {
    const last = messages.at(-1);
    if (!last || turn.role === 'user' || last[0]?.role === 'user') messages.push([turn]);
    else last.push(turn);
  }
  return messages;
}

function withoutOldResults(turns: readonly TranscriptTurn[], tooMany: number): TranscriptTurn[] {
  let excess = tooMany;
  return turns.map((turn) => {
    if (turn.role !== 'tool') return turn;
    const { role, callId, isError } = turn;
    const leftOut: TranscriptTurn = { role, callId, text: LEFT_OUT, isError };
    const gain = tokensOf([turn]) - tokensOf([leftOut]);
    if (excess <= 0 || gain <= 0) return turn;
    excess -= gain;
    return leftOut;
  });
}

function textOf(turn: TranscriptTurn): string {
  if (turn.role !== 'assistant') return turn.text;
  if (turn.provider) return JSON.stringify(turn.provider.items);
  return turn.text + turn.calls.map(({ name, argumentsText }) => name + argumentsText).join('');
}
