const OPEN_LINK = /!?\[([^\]\n]*)(\](\([^)\n]*)?)?$/;
const LONE_MARK = /(^|\n)[ \t]*([-*+>#=|]{1,6}|\d+[.)])[ \t]*$/;
const PENDING_TABLE = /(^|\n\n?)\|[^\n]*(\n\|?[\s:|-]{0,300})?$/;

/** How far before the end an unfinished link is looked for: a long row of brackets would be looked through for each. */
const LONGEST_LINK = 2_000;

/** An unfinished text as it will probably look: half-written marks closed or held back, so that nothing flickers. */
export function mended(text: string): string {
  if (isInFence(text)) return text.replace(/\n[ \t]*[`~]{1,2}$/, '\n');
  const tail = text.lastIndexOf('\n\n') + 1;
  return text.slice(0, tail) + mendedTail(text.slice(tail));
}

function mendedTail(tail: string): string {
  const plain = withoutOpenLink(tail.replace(PENDING_TABLE, '$1').replace(LONE_MARK, '$1'));
  const bold = closed(closed(plain, '`'), '**');
  return emphasised(bold).replace(/(^|\s)[*_]{1,2}$/, '$1');
}

/** An unfinished link at the end becomes its words. */
function withoutOpenLink(text: string): string {
  const from = Math.max(text.length - LONGEST_LINK, 0);
  return text.slice(0, from) + text.slice(from).replace(OPEN_LINK, (_link, label: string) => label);
}

/** Closes a mark that was opened and not closed. */
function closed(text: string, mark: string): string {
  const trimmed = text.trimEnd();
  if (trimmed.endsWith(mark) && odd(trimmed, mark)) return trimmed.slice(0, -mark.length);
  if (mark === '**' && trimmed.endsWith('*') && odd(trimmed, mark)) return `${trimmed}*`;
  return odd(text, mark) ? trimmed + mark : text;
}

/** Closes one word's or phrase's emphasis: a star before a letter with none after one. */
function emphasised(text: string): string {
  const opened = /(^|[\s(])\*(?=[^\s*])[^*\n]*[^\s*]$/.exec(text);
  return opened ? `${text}*` : text;
}

function odd(text: string, mark: string): boolean {
  return text.split(mark).length % 2 === 0;
}

/** Whether the text ends inside a fenced block of code. */
function isInFence(text: string): boolean {
  let fence = '';
  for (const [, mark = ''] of text.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)) {
    if (!fence) fence = mark;
    else if (mark.startsWith(fence)) fence = '';
  }
  return fence !== '';
}
