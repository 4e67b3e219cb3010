const TITLE_LENGTH = 50;
const PREVIEW_LENGTH = 120;

/** How much of a message a preview is made of: enough for its marks, and little to look through. */
const PREVIEW_SOURCE = 4_000;

const BLOCK_MARKS = /^[ \t]*(?:(?:[-*+>]|#{1,6}|\d+\.)\s+(?:\[[ x]\]\s+)?|```.*$)/gm;
const INLINE_MARKS = /\*{1,3}|`+/g;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A title made of a message's beginning: at most 50 graphemes, cut on a word where possible, then "…". */
export function titleOf(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  const shown = firstGraphemes(line, TITLE_LENGTH);
  if (shown.length === line.length) return line;
  const lastSpace = shown.lastIndexOf(' ');
  const endsOnWord = line.charAt(shown.length) === ' ';
  return `${endsOnWord || lastSpace <= 0 ? shown : shown.slice(0, lastSpace)}…`;
}

/** What a list shows of a message: its beginning, on one line and without the marks of Markdown. */
export function previewOf(message: string): string {
  const beginning = message.trimStart().slice(0, PREVIEW_SOURCE);
  const plain = beginning.replace(BLOCK_MARKS, '').replace(INLINE_MARKS, '');
  return firstGraphemes(plain.replace(/\s+/g, ' ').trim(), PREVIEW_LENGTH);
}

/** The beginning of `text` that has at most `count` characters as a person counts them. */
export function firstGraphemes(text: string, count: number): string {
  let shown = '';
  for (const { segment, index } of graphemes.segment(text.slice(0, count * 32))) {
    if (count-- === 0) return text.slice(0, index);
    shown = text.slice(0, index + segment.length);
  }
  return shown;
}
