/** What is left as it is though nothing of it is seen by itself: emoji as they are defined, and joiners between letters. */
const SHAPING = String.raw`\p{RGI_Emoji}|(?<=[[\p{L}\p{M}]--\p{Script=Latin}])[\u200c\u200d](?=[\p{L}--\p{Script=Latin}])`;

/** Characters that are not seen, or that change the order in which others are seen. */
const UNSEEN = String.raw`[[\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029\ufff9-\ufffb]--[\t\n]]`;

const HIDDEN = new RegExp(`${SHAPING}|(${UNSEEN})`, 'gv');

const LINE = 60;

/** A text as it is sent: what hides in it is spelled out, so that a person sees all of what they allow. */
export function exactText(text: string): string {
  return text.replace(HIDDEN, (found, unseen?: string) => (unseen === undefined ? found : spelled(unseen)));
}

/** Any value as it is sent: a text without quotes, everything else as JSON, on one line where it is short. */
export function exactValue(value: unknown): string {
  if (typeof value === 'string') return exactText(value);
  const line = JSON.stringify(value);
  return exactText(line.length > LINE ? JSON.stringify(value, null, 2) : line);
}

function spelled(char: string): string {
  return `‹U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
