import { describe, expect, it } from '@jest/globals';
import { retryAfterMs, waitBeforeRetry } from './retry-after.js';

describe(retryAfterMs, () => {
  it.each([
    [{}, null],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '2', 'retry-after-ms': '150' }, 150],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '-3' }, null],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Infinity' }, null],
    [{ 'retry-after': '2026-01-01' }, null],
    [{ 'retry-after': 'soon GMT' }, null],
    [{ 'retry-after': '1', 'retry-after-ms': 'soon' }, 1000],
  ])('reads %j', (headers, ms) => {
    expect(retryAfterMs(new Headers(headers))).toBe(ms);
  });
});

describe('A date to wait for', () => {
  it('is told as the time until then', () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();

    const ms = retryAfterMs(new Headers({ 'retry-after': inAMinute }));

    expect(ms).toBeGreaterThan(50_000);
    expect(ms).toBeLessThanOrEqual(60_000);
    expect(retryAfterMs(undefined)).toBeNull();
  });
});

describe(waitBeforeRetry, () => {
  it('waits as long as it is asked to', () => {
    expect(waitBeforeRetry(1, 30_000, 500)).toBe(30_000);
  });

  it('does not try again when it is asked to stay away for long', () => {
    expect(waitBeforeRetry(1, 30_001, 500)).toBeNull();
  });

  it('waits longer each time, and never at the same time as everybody else', () => {
    const waits = Array.from({ length: 50 }, () => waitBeforeRetry(2, null, 500));

    expect(Math.min(...waits.map(Number))).toBeGreaterThanOrEqual(500);
    expect(Math.max(...waits.map(Number))).toBeLessThanOrEqual(1000);
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(Math.max(...waits.map(Number))).toBeGreaterThan(500);
    expect(waitBeforeRetry(1, null, 500)).toBeLessThanOrEqual(500);
  });
});
