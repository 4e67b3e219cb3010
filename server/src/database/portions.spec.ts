import { describe, expect, it } from '@jest/globals';
import { portions } from './portions.js';

describe(portions, () => {
  const sized = (...sizes: number[]) => sizes.map((size, n) => ({ id: String(n), size }));

  it('keeps small rows together', () => {
    expect([...portions(sized(1, 2, 3))]).toEqual([['0', '1', '2']]);
  });

  it('reads no more at once than half a megabyte, or one row', () => {
    expect([...portions(sized(300_000, 200_000, 100_000, 5_000_000, 1))]).toEqual([['0', '1'], ['2'], ['3'], ['4']]);
  });

  it('reads nothing of nothing', () => {
    expect([...portions([])]).toEqual([]);
  });
});
