import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-passwords.js';

describe(isCommonPassword, () => {
  it.each(['qwertyuiop', '1234567890', 'Password123'])('knows %s, which is tried first', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it('has nothing against a sentence', () => {
    expect(isCommonPassword('correct horse battery')).toBe(false);
  });
});
