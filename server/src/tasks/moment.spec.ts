import { describe, expect, it } from '@jest/globals';
import { momentOf } from './moment.js';

describe(momentOf, () => {
  it.each([
    ['2026-12-24', '2026-12-24T00:00:00.000Z'],
    ['2024-02-29T18:00+02:00', '2024-02-29T16:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['9999-12-31t23:59:59.999z', '9999-12-31T23:59:59.999Z'],
  ])('takes %s', (text, moment) => {
    expect(momentOf(text)?.toISOString()).toBe(moment);
  });

  it.each([
    '2026-02-30',
    '2026-02-29T10:00:00Z',
    '2026-13-01',
    '2026-12-24T18:00:00',
    '9999-12-31T23:59:59-12:00',
    '1969-12-31',
    '+010000-01-01',
    'tomorrow',
    '',
  ])('refuses %j', (text) => {
    expect(momentOf(text)).toBeNull();
  });
});
