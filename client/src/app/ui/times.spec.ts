import { daysAway, due, duration, period } from './times';
import { ENGLISH } from '../words/english';

const now = new Date('2026-11-23T00:30:00');

describe(daysAway, () => {
  it('counts days as a calendar does', () => {
    expect(daysAway('2026-11-22T23:59:00', now)).toBe(-1);
    expect(daysAway('2026-11-23T23:59:00', now)).toBe(0);
  });
});

describe(due, () => {
  it('names the days around today', () => {
    expect([due('2026-11-22T10:00:00', ENGLISH, now), due('2026-11-24T10:00:00', ENGLISH, now)]).toEqual([
      'Yesterday',
      'Tomorrow',
    ]);
  });
});

describe(duration, () => {
  it.each([
    [400, '0.4 s'],
    [30_000, '30.0 s'],
    [125_000, '2 min 5 s'],
  ])('says %i ms shortly', (ms, words) => {
    expect(duration(ms, ENGLISH)).toBe(words);
  });
});

describe(period, () => {
  it('takes what comes from a clock ahead of ours for today', () => {
    expect(period('2026-11-24T10:00:00', ENGLISH, now)).toBe('Today');
  });
});
