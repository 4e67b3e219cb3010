/** So many statements are prepared; what is asked in ever new words would fill the database's memory. */
const MOST_STATEMENTS = 300;

const asked = new Map<string, number>();

/** What a statement is prepared under, the same for all connections; nothing the first time. */
export function nameOf(text: string): string | undefined {
  const number = asked.get(text);
  if (number !== undefined) return `chatkeep_${number}`;
  if (asked.size < MOST_STATEMENTS) asked.set(text, asked.size);
  return undefined;
}
