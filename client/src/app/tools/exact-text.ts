/** Characters that are not seen, or that change the order in which others are seen. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu; // eslint-disable-line no-control-regex -- control characters are what it is about

const LINE = 60;

/** A text as it is sent: what hides in it is spelled out, so that a person sees all of what they allow. */
export function exactText(text: string): string {
  return text.replace(
    UNSEEN,
    (char) => `‹U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}

/** Any value as it is sent: a text without quotes, everything else as JSON, on one line where it is short. */
export function exactValue(value: unknown): string {
  if (typeof value === 'string') return exactText(value);
  const line = JSON.stringify(value);
  return exactText(line.length > LINE ? JSON.stringify(value, null, 2) : line);
}
