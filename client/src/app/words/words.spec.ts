import { clock, due, duration, fullDate, period } from '../ui/times';
import { arabic } from './arabic';
import { english } from './english';
import { german } from './german';
import { sayIn } from './say';

const EN = english(sayIn('en-GB'));
const DE = german(sayIn('de-AT'));
const AR = arabic(sayIn('ar-EG'));
const now = new Date('2026-11-23T15:00:00');

describe('counts', () => {
  it.each([
    [EN, ['0 tools', '1 tool', '2 tools']],
    [DE, ['0 Tools', '1 Tool', '2 Tools']],
  ])('take the form that goes with their number', (words, expected) => {
    expect([0, 1, 2].map((count) => words.settings.toolCount(count))).toEqual(expected);
  });

  it('take all six forms of Arabic', () => {
    const counts = [0, 1, 2, 3, 11, 100].map((count) => AR.settings.toolCount(count));

    expect(counts).toEqual(['لا أدوات', 'أداة واحدة', 'أداتان', '٣ أدوات', '١١ أداة', '١٠٠ أداة']);
  });

  it('say that there are more than were counted', () => {
    expect(EN.tasks.openCount(100, true)).toBe('100+ open.');
    expect(DE.search.count(1, true)).toBe('1+ Ergebnisse');
    expect(AR.search.count(1, true)).toContain('١+');
    expect(AR.tasks.openCount(2, true)).toContain('٢+');
  });

  it('are written as their locale writes numbers', () => {
    expect(EN.composer.count(9500, 10_000)).toBe('9,500 / 10,000');
    expect(german(sayIn('de')).composer.count(9500, 10_000)).toBe('9.500 / 10.000');
  });
});

describe('dates and times', () => {
  it('are those of the locale', () => {
    expect(fullDate(now, EN)).toContain('23 November 2026');
    expect(fullDate(now, DE)).toBe('Montag, 23. November 2026');
    expect(fullDate(now, AR)).toContain('نوفمبر');
    expect(clock(now, AR)).toMatch(/^٣:٠٠\sم$/);
  });

  it('name the days around today and the months before', () => {
    expect([EN, DE, AR].map((words) => due('2026-11-24T09:00:00', words, now))).toEqual(['Tomorrow', 'Morgen', 'غدًا']);
    expect(period('2026-03-01T10:00:00', DE, now)).toBe('März 2026');
    expect(period('2026-11-18T10:00:00', AR, now)).toBe('آخر ٧ أيام');
  });

  it('say how long something took', () => {
    expect([EN, DE, AR].map((words) => duration(400, words))).toEqual(['0.4 s', '0,4 s', '٠٫٤ ث']);
  });
});

describe('every language', () => {
  /** What an entry says; functions are asked with samples. */
  const leaves = (value: unknown, path = ''): readonly string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
      : [path];

  it('has what the others have', () => {
    expect(leaves(DE)).toEqual(expect.arrayContaining([...leaves(EN)]));
    expect(leaves(AR).toSorted()).toEqual(leaves(EN).toSorted());
  });

  it('quotes what people wrote, and leaves nothing to be filled in', () => {
    for (const words of [EN, DE, AR]) {
      expect(words.common.deleteQuestion('Ada#1')).toContain('Ada#1');
      for (const count of [0, 1, 2, 3, 11, 100]) expect(words.conversations.loss(count)).not.toContain('#');
    }
  });
});
