import { describe, expect, it } from '@jest/globals';
import { dueDayIn } from './due-day.js';

const WEDNESDAY = new Date('2026-11-25T23:00:00Z');

describe(dueDayIn, () => {
  it.each([
    ['"Review Q4 report" due Friday', '"Review Q4 report"', '2026-11-27T12:00:00.000Z'],
    ['call Ada by tomorrow.', 'call Ada', '2026-11-26T12:00:00.000Z'],
    ['call Ada, due today', 'call Ada', '2026-11-25T12:00:00.000Z'],
    ['rest by next Tuesday!', 'rest', '2026-12-01T12:00:00.000Z'],
    ['write by wednesday', 'write', '2026-11-25T12:00:00.000Z'],
  ])('%s', (phrase, rest, dueAt) => {
    expect(dueDayIn(phrase, WEDNESDAY)).toEqual({ rest, dueAt });
  });

  it.each(['stand by Ada', 'buy a Friday paper', '"Due Friday"'])('leaves %s as it is', (phrase) => {
    expect(dueDayIn(phrase, WEDNESDAY)).toEqual({ rest: phrase });
  });
});
