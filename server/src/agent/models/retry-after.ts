const LONGEST_WAIT_MS = 30_000;

/** How long a provider asks to be left alone, from its headers. */
export function retryAfterMs(headers: Headers | undefined): number | null {
  const exact = numberOf(headers?.get('retry-after-ms'));
  if (exact !== null) return exact;
  const header = headers?.get('retry-after');
  const seconds = numberOf(header);
  if (seconds !== null) return seconds * 1000;
  const date = header?.endsWith('GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** How long to wait before trying again: what was asked for, else twice as long each time; null is too long to wait. */
export function waitBeforeRetry(tries: number, askedMs: number | null, baseMs: number): number | null {
  if (askedMs !== null) return askedMs <= LONGEST_WAIT_MS ? askedMs : null;
  return baseMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
}

function numberOf(text: string | null | undefined): number | null {
  const value = Number(text?.trim() || Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
