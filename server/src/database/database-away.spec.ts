import { describe, expect, it } from '@jest/globals';
import { isDatabaseAway } from './database-away.js';

describe(isDatabaseAway, () => {
  const failure = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

  it('knows every way in which a host cannot be reached for a while', () => {
    const codes = ['ECONNREFUSED', 'ECONNABORTED', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ETIMEDOUT'];

    expect(codes.filter((code) => !isDatabaseAway(failure(code)))).toEqual([]);
  });

  it('does not take a wrong query for one', () => {
    expect(['23505', '42P01', 'ENOENT'].filter((code) => isDatabaseAway(failure(code)))).toEqual([]);
  });
});
