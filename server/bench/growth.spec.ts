import { describe, expect, it } from '@jest/globals';
import { growth } from './growth.js';
import { type Vitals } from './vitals.js';

const QUIET: Vitals = {
  ...{ atS: 0, residentMb: 200, heapMb: 80, files: 40, resources: 20 },
  ...{ connections: 10, streams: 0, lagP99Ms: 20 },
};
const hour = (change: (minute: number) => Partial<Vitals>) =>
  Array.from({ length: 60 }, (_, minute) => ({ ...QUIET, streams: 30, ...change(minute) }));

describe(growth, () => {
  it('finds nothing in a server that warms up and then stays as it is', () => {
    const during = hour((minute) => ({ residentMb: Math.min(200 + 10 * minute, 320), heapMb: 80 + (minute % 5) }));

    expect(growth(QUIET, during, QUIET)).toEqual([]);
  });

  it('finds memory that grows on and on', () => {
    const during = hour((minute) => ({ residentMb: 200 + 4 * minute, heapMb: 80 + minute }));

    expect(growth(QUIET, during, QUIET)).toEqual([
      expect.stringMatching(/^memory grew/),
      expect.stringMatching(/^heap grew/),
    ]);
  });

  it('finds what is left behind, and a loop that is late', () => {
    const left = { ...QUIET, files: 90, resources: 70, connections: 40, streams: 3 };

    expect(
      growth(
        QUIET,
        hour(() => ({ lagP99Ms: 400 })),
        left,
      ),
    ).toHaveLength(5);
  });
});
