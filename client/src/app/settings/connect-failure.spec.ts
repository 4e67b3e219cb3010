import { connectFailure } from './connect-failure';
import { ENGLISH } from '../words/english';

describe(connectFailure, () => {
  it.each([
    ['expired', 'has run out'],
    ['denied', 'was not given'],
    ['issuer_mismatch', 'somebody else'],
    ['failed', 'could not be connected'],
  ])('has words for %s', (code, words) => {
    expect(connectFailure(code, ENGLISH)).toContain(words);
  });

  it.each(['Call this number', 'constructor', ''])('does not repeat what an address says: %s', (code) => {
    expect(connectFailure(code, ENGLISH)).toBe(
      'The server could not be connected. Nothing was changed; you can try again.',
    );
  });
});
