import { describe, expect, it } from '@jest/globals';
import { firstGraphemes, titleOf } from './title.js';

describe(titleOf, () => {
  it('keeps a short message as it is, on one line', () => {
    expect(titleOf('  Plan\nmy   day ')).toBe('Plan my day');
  });

  it('cuts a long message on a word', () => {
    expect(titleOf('Please help me with the quarterly report for the board of directors')).toBe(
      'Please help me with the quarterly report for the…',
    );
  });

  it('keeps a word that ends exactly at the limit', () => {
    expect(titleOf(`${'a'.repeat(50)} more`)).toBe(`${'a'.repeat(50)}…`);
  });

  it('cuts inside a word that is longer than the title', () => {
    expect(titleOf('x'.repeat(80))).toBe(`${'x'.repeat(50)}…`);
  });

  it('never cuts a grapheme apart', () => {
    const family = '👩‍👩‍👧‍👦';

    expect(titleOf(family.repeat(60))).toBe(`${family.repeat(50)}…`);
    expect(firstGraphemes('e\u0301e\u0301', 1)).toBe('e\u0301');
  });
});
