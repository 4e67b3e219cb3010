import { describe, expect, it } from '@jest/globals';
import { spareMemory } from './spare-memory.js';

const MB = 1_000_000;

describe(spareMemory, () => {
  it('gives back the room of what is gone', () => {
    let waste: object[] = Array.from({ length: 1_000_000 }, (_, place) => ({ place }));
    const full = process.memoryUsage().heapTotal;

    waste = waste.slice(0, 1);
    spareMemory();

    expect(waste).toHaveLength(1);
    expect(process.memoryUsage().heapTotal).toBeLessThan(full - 20 * MB);
  });
});
