import { describe, expect, it } from '@jest/globals';
import { RateLimited } from '../http/rate-limited.js';
import { Passwords } from './passwords.js';

describe(Passwords, () => {
  const passwords = new Passwords();

  it('hashes by Argon2id with 19 MiB and two passes', async () => {
    const hash = await passwords.hash('correct horse battery');

    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(hash, 'correct horse battery')).toBe(true);
    expect(await passwords.verify(hash, 'correct horse batter')).toBe(false);
  });

  it('checks a decoy of the same cost for people it does not know', async () => {
    const { decoy } = passwords as unknown as { decoy: Promise<string> }; // what is kept from everyone else

    expect(await decoy).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(undefined, '')).toBe(false);
  });

  it('refuses work when a hundred are waiting already', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 106 }, () => passwords.verify(undefined, 'guess')));

    const refused = attempts.filter((attempt) => attempt.status === 'rejected');

    expect(refused.map(({ reason }) => reason as unknown)).toEqual([expect.any(RateLimited), expect.any(RateLimited)]);
  });
});
