import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-passwords.js';

describe(isCommonPassword, () => {
  it.each(['qwertyuiop', '1234567890', 'Password123'])('knows %s, which is tried first', async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  });

  it('has nothing against a sentence', async () => {
    expect(await isCommonPassword('correct horse battery')).toBe(false);
  });
});
