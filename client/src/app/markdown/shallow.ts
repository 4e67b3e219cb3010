import { type Token, type Tokens } from 'marked';

/** Deeper than anybody writes. Each level takes many calls to draw, and there is room for some hundred levels. */
const DEEPEST = 25;

/** The same tokens, with the source in the place of what is nested too deep to be drawn. */
export function shallow(tokens: readonly Token[], levels = DEEPEST): Token[] {
  return tokens.map((token) => shallowToken(token, levels));
}

/** A text as it was written, where it cannot be read as markdown. */
export function asWritten(text: string): Tokens.Paragraph {
  return { type: 'paragraph', raw: text, text, tokens: [plain(text)] };
}

function shallowToken(token: Token, levels: number): Token {
  if (token.type === 'list') return shallowList(token as Tokens.List, levels); // by its type
  if (!('tokens' in token) || !token.tokens) return token;
  const inner = inside(token.tokens, token.raw, levels);
  return inner === token.tokens ? token : { ...token, tokens: inner };
}

function shallowList(list: Tokens.List, levels: number): Tokens.List {
  const items = list.items.map((item) => {
    const tokens = inside(item.tokens, item.raw, levels);
    return tokens === item.tokens ? item : { ...item, tokens };
  });
  return items.every((item, index) => item === list.items[index]) ? list : { ...list, items };
}

/** The very same where nothing of it is too deep. */
function inside(tokens: Token[], raw: string, levels: number): Token[] {
  if (levels === 0) return [plain(raw)];
  const inner = shallow(tokens, levels - 1);
  return inner.every((token, index) => token === tokens[index]) ? tokens : inner;
}

function plain(text: string): Tokens.Text {
  return { type: 'text', raw: text, text, escaped: false };
}
