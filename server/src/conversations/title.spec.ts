import { describe, expect, it } from '@jest/globals';
import { firstGraphemes, previewOf, titleOf } from './title.js';

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
    expect(titleOf('مَرْحَبًا'.repeat(20))).toBe(`${'مَرْحَبًا'.repeat(10)}…`);
  });
});

describe(previewOf, () => {
  it('shows the words of Markdown, not its marks', () => {
    expect(previewOf('## Plan\n\n- [ ] **Call** Ada\n- Buy `milk`\n\n1. snake_case stays')).toBe(
      'Plan Call Ada Buy milk snake_case stays',
    );
  });

  it('cuts what is long', () => {
    expect(previewOf('x'.repeat(500))).toHaveLength(120);
  });

  it('looks at no more than the beginning of what is long, after the lines that are empty', () => {
    expect(previewOf(`${'\n'.repeat(9_990)}Plan${'\n'.repeat(1_000_000)}report`)).toBe('Plan');
  });

  it('leaves out the marks of what stands below an empty line', () => {
    expect(previewOf('Plan\n\n\n- Call Ada\r\n\r\n- Buy milk')).toBe('Plan Call Ada Buy milk');
  });
});
