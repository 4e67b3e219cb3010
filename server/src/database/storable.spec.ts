import { describe, expect, it } from '@jest/globals';
import { storable } from './storable.js';

describe(storable, () => {
  it('keeps what PostgreSQL can keep as it is', () => {
    const value = { a: [1, null, true, 'ünï 👩‍👩‍👧‍👦'], b: { c: 'x' } };

    expect(storable(value)).toEqual(value);
  });

  it('replaces NUL and lone surrogates, in keys too', () => {
    expect(storable({ 'k\0': ['a\0b', '\ud83d'] })).toEqual({ 'k\uFFFD': ['a\uFFFDb', '\uFFFD'] });
    expect(storable('cut \ud83d')).toBe('cut \uFFFD');
  });
});
