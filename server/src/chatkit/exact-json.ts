/** What is left as it is though nothing of it is seen by itself: emoji as they are defined, and joiners between letters. */
const SHAPING = String.raw`\p{RGI_Emoji}|(?<=[[\p{L}\p{M}]--\p{Script=Latin}])[\u200c\u200d](?=[\p{L}--\p{Script=Latin}])`;

/** Characters that are not seen, or that change the order in which others are seen. */
const UNSEEN = String.raw`[\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029\ufff9-\ufffb]`;

const HIDDEN = new RegExp(`${SHAPING}|(${UNSEEN})`, 'gv');

/** A value as JSON in which nothing hides: what is not seen is escaped. It is cut at so many characters, and says so. */
export function exactJson(value: unknown, longest: number): string {
  const json = JSON.stringify(value).replace(HIDDEN, (found, unseen?: string) =>
    unseen === undefined ? found : escaped(unseen),
  );
  return json.length > longest ? `${json.slice(0, longest)}… (${json.length - longest} more characters)` : json;
}

function escaped(char: string): string {
  return char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
