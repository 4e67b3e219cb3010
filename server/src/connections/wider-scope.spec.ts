import { describe, expect, it } from '@jest/globals';
import { mayBeWidened, wellFormedScope } from './wider-scope.js';

describe(mayBeWidened, () => {
  it('asks for what was never asked for, and for the rest three times at most', () => {
    expect(mayBeWidened({ scope: 'read', attempt: 3 }, 'write')).toBe(true);
    expect([1, 2, 3].map((attempt) => mayBeWidened({ scope: 'read write', attempt }, 'write'))).toEqual([
      true,
      true,
      false,
    ]);
    expect(mayBeWidened({ scope: '', attempt: 3 }, '')).toBe(false);
  });
});

describe(wellFormedScope, () => {
  it('keeps the words that a scope may have, and no more than fit', () => {
    expect(wellFormedScope('read  write "quoted" naïve\nmore mail:send')).toBe('read write mail:send');
    expect(wellFormedScope(undefined)).toBe('');
    expect(wellFormedScope(Array.from({ length: 500 }, (_, i) => `right${i}`).join(' ')).length).toBeLessThanOrEqual(
      1_000,
    );
    expect(wellFormedScope('x'.repeat(1_001))).toBe('');
  });
});
