/** A JSON value as PostgreSQL's jsonb can keep it: no NUL and no lone surrogate in any text or key. */
export function storable<T>(value: T): T {
  const text = JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? withCleanKeys(inner) : clean(inner)));
  return JSON.parse(text) as T; // the same shape: only texts were cleaned
}

function clean(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
}

function withCleanKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [String(clean(key)), inner]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
