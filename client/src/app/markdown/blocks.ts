import { Lexer, type Token, type TokensList } from 'marked';
import { mended } from './mend';
import { asWritten, shallow } from './shallow';

/** A text cut into blocks. Blocks that can no longer change keep their identity while the text grows. */
export interface Blocks {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** How many of the tokens are settled, and how much of the source they cover. */
  readonly settled: number;
  readonly covered: number;
}

export const NO_BLOCKS: Blocks = { source: '', tokens: [], settled: 0, covered: 0 };

/** The blocks of a text, lexing only what came after the settled ones of the text it grew from. */
export function blocksOf(text: string, done: boolean, last: Blocks): Blocks {
  const source = text.replace(/\r\n?/g, '\n');
  const from = source.startsWith(last.source) ? last : NO_BLOCKS;
  const rest = source.slice(from.covered);
  const fresh = lex(done ? rest : mended(rest));
  if (Object.keys(fresh.links).length > 0 && from.settled > 0) return blocksOf(source, done, NO_BLOCKS);
  const kept = from.tokens.slice(0, from.settled);
  const tokens = [...kept, ...fresh.map((token, index) => same(from.tokens[kept.length + index], token))];
  const ahead = settledOf(fresh);
  const covered = from.covered + fresh.slice(0, ahead).reduce((sum, { raw }) => sum + raw.length, 0);
  return { source, tokens, settled: kept.length + ahead, covered };
}

/** A text that is nested too deep for the lexer is shown as it was written. */
function lex(text: string): TokensList {
  try {
    const tokens = new Lexer({ gfm: true, breaks: true }).lex(text);
    return Object.assign(shallow(tokens), { links: tokens.links });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return Object.assign([asWritten(text)], { links: {} });
  }
}

/** Everything before the last block that says something is settled: later text cannot reach it. */
function settledOf(tokens: readonly Token[]): number {
  return Math.max(
    tokens.findLastIndex(({ type }) => type !== 'space'),
    0,
  );
}

function same(before: Token | undefined, now: Token): Token {
  return before?.type === now.type && before.raw === now.raw ? before : now;
}
