import { dueDate, dueIn, dueWords } from './due-words';
import { ENGLISH } from '../words/english';

const now = new Date('2026-11-23T15:00:00');

describe(dueWords, () => {
  it.each([
    ['2026-11-19T00:00:00.000Z', '4 days late'],
    ['2026-11-22T00:00:00.000Z', 'Yesterday'],
    ['2026-11-23T00:00:00.000Z', 'Today'],
    ['2026-11-24T00:00:00Z', 'Tomorrow'],
  ])('names the day of %s alone', (time, words) => {
    expect(dueWords(time, ENGLISH, now)).toBe(words);
  });

  it('adds the time of day where there is one', () => {
    expect(dueWords('2026-11-24T09:30:00', ENGLISH, now)).toMatch(/^Tomorrow, 9:30\sAM$/);
  });
});

describe(dueDate, () => {
  it('takes a whole day for the same day on every calendar', () => {
    expect(dueDate('2026-11-27T00:00:00.000Z')).toEqual(new Date(2026, 10, 27));
    expect(dueIn('2026-11-23T00:00:00.000Z', new Date(2026, 10, 23, 23, 59))).toBe(0);
  });
});
