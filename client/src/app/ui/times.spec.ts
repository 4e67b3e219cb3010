import { clock, daysAway, due, duration, period, shortly, underPeriod } from './times';
import { english, ENGLISH } from '../words/english';
import { sayIn } from '../words/say';

const now = new Date('2026-11-23T00:30:00');

describe(daysAway, () => {
  it('counts days as a calendar does', () => {
    expect(daysAway('2026-11-22T23:59:00', now)).toBe(-1);
    expect(daysAway('2026-11-23T23:59:00', now)).toBe(0);
  });
});

describe(clock, () => {
  it.each([
    ['en-GB', /^09:05$/],
    ['en-US', /^9:05\sAM$/],
    ['de-AT', /^09:05$/],
    ['ar-EG', /^٩:٠٥\sص$/],
  ])('tells the time of day as people do in %s', (locale, time) => {
    expect(clock('2026-11-23T09:05:00', english(sayIn(locale)))).toMatch(time);
  });
});

describe(shortly, () => {
  const when = ['2026-11-23T00:10:00', '2026-11-22T14:02:00', '2026-11-20T14:02:00', '2026-11-03T14:02:00'];

  it('never takes yesterday for today', () => {
    const words = english(sayIn('en-GB'));

    expect(when.map((time) => shortly(time, words, now))).toEqual(['00:10', 'Yesterday', 'Fri', '3 Nov']);
    expect(when.map((time) => underPeriod(time, words, now))).toEqual(['00:10', '14:02', 'Fri', '3 Nov']);
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
    [4, '0.1 s'],
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
