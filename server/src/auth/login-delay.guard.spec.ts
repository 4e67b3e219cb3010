import { describe, expect, it } from '@jest/globals';
import { delayMs, LoginDelayGuard } from './login-delay.guard.js';

describe(LoginDelayGuard, () => {
  it('lets the first attempts go at once, then makes each wait longer, and none for long', () => {
    expect([-3, 0, 1, 2, 3, 4, 5, 6, 1000].map(delayMs)).toEqual([0, 0, 250, 500, 1000, 2000, 4000, 5000, 5000]);
  });
});
