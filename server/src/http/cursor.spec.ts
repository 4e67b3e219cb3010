import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor } from './cursor.js';
import { InvalidInput } from './invalid-input.js';

const id = '01a206f0-397e-7ba4-a6a5-7bd82b63a270';

describe(decodeCursor, () => {
  it('reads the place that was written', () => {
    const at = '2026-12-24T18:00:00.123Z';

    expect(decodeCursor(encodeCursor({ at, id }))).toEqual({ at, id });
  });

  it.each(['-271821-04-20T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '2026-02-30T00:00:00.000Z', '1', ''])(
    'refuses a place at the time %j',
    (at) => {
      expect(() => decodeCursor(Buffer.from(`${at} ${id}`).toString('base64url'))).toThrow(InvalidInput);
    },
  );
});
