import { describe, expect, it } from '@jest/globals';
import { atMost } from './at-most.js';

const bound = (rows: number) => Number(/^LIMIT (\d+)$/.exec(atMost(rows))?.[1]);

describe(atMost, () => {
  it.each([1, 2, 3, 51, 101, 202, 9_999, 20_000])('lets %i rows through', (rows) => {
    expect(bound(rows)).toBeGreaterThanOrEqual(rows);
  });

  it('makes few statements of all that people may ask for', () => {
    expect(new Set(Array.from({ length: 200 }, (_, index) => atMost(index + 1))).size).toBeLessThan(10);
  });
});
