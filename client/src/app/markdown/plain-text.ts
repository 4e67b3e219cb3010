import { type MarkedToken, type Token } from 'marked';
import { decoded } from './entities';

/** The words of markdown as they are read aloud: a line for each block, `code` in the place of a block of code. */
export function plainText(tokens: readonly Token[], code: string): string {
  return lines(tokens, code).join('\n');
}

function lines(tokens: readonly Token[], code: string): readonly string[] {
  return tokens.flatMap((part) => linesOf(part as MarkedToken, code)); // the lexer makes no other kinds
}

function linesOf(token: MarkedToken, code: string): readonly string[] {
  switch (token.type) {
    case 'code':
      return [code];
    case 'list':
      return token.items.flatMap(({ tokens }) => lines(tokens, code));
    case 'blockquote':
      return lines(token.tokens, code);
    case 'table':
      return [token.header, ...token.rows].map((row) => row.map(({ tokens }) => inline(tokens)).join(', '));
    case 'space':
    case 'def':
    case 'hr':
    case 'checkbox':
      return [];
    default:
      return [inline([token])];
  }
}

function inline(tokens: readonly Token[]): string {
  return tokens.map((part) => wordsOf(part as MarkedToken)).join(''); // as above
}

function wordsOf(token: MarkedToken): string {
  if (token.type === 'br') return ' ';
  if (token.type === 'codespan') return token.text;
  if ('tokens' in token && token.tokens) return inline(token.tokens);
  return 'text' in token ? decoded(token.text) : '';
}
