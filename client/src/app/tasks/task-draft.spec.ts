import { aTask } from '../testing/stories';
import { draftOf, EMPTY, filled } from './task-draft';

describe(filled, () => {
  it('keeps a day a day, and gives a time of day its zone', () => {
    expect(filled({ ...EMPTY, title: ' Call ', day: '2026-11-27' })).toEqual({
      title: 'Call',
      notes: null,
      due_at: '2026-11-27',
      priority: 'normal',
    });
    expect(filled({ ...EMPTY, title: 'Call', day: '2026-11-27', time: '15:00' }).due_at).toBe(
      new Date('2026-11-27T15:00').toISOString(),
    );
  });
});

describe(draftOf, () => {
  it.each([
    ['nothing', null, '', ''],
    ['a whole day', '2026-11-27T00:00:00.000Z', '2026-11-27', ''],
    ['a moment', new Date('2026-11-27T15:00').toISOString(), '2026-11-27', '15:00'],
  ])('fills in a task that is due %s', (_when, due_at, day, time) => {
    expect(draftOf(aTask({ due_at, notes: null }))).toMatchObject({ day, time, notes: '' });
  });
});
