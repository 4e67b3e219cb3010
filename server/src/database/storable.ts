import { isRecord } from './is-record.js';

/** The same text as PostgreSQL can keep it: without NUL and halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** A JSON value as PostgreSQL's jsonb can keep it: every text and key in it is such a text. */
export function storable<T>(value: T): T {
  const text = JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? withCleanKeys(inner) : clean(inner)));
  return JSON.parse(text) as T; // the same shape: only texts were cleaned
}

function clean(value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}

function withCleanKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), inner]));
}
