const REPLACEMENT = '\uFFFD';

/** The same text as PostgreSQL can store it: without NUL or halves of surrogate pairs. */
export function safeText(text: string): string {
  return text.toWellFormed().replaceAll('\0', REPLACEMENT);
}

/** The same JSON value with every text in it safe to store. */
export function safeJson(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value);
  if (Array.isArray(value)) return value.map(safeJson);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [safeText(name), safeJson(entry)]));
}
