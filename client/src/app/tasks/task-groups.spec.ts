import { aTask } from '../testing/stories';
import { isLate, taskGroups } from './task-groups';

const now = new Date('2026-11-23T15:00:00');

describe(taskGroups, () => {
  it('groups tasks by when they ask for attention', () => {
    const dues = ['2026-11-22T09:00:00', '2026-11-23T09:00:00', '2026-11-27T09:00:00', '2027-01-01T09:00:00', null];
    const done = aTask({ id: 'd', status: 'done', completed_at: '2026-11-23T11:52:00' });

    const groups = taskGroups(
      [...dues.map((due_at, index) => aTask({ id: `${index}`, due_at })), done],
      new Set(),
      now,
    );

    expect(groups.map(({ name, tasks }) => `${name} ${tasks.length}`)).toEqual([
      'late 1',
      'today 1',
      'week 1',
      'later 2',
      'doneToday 1',
    ]);
  });

  it('puts what is due first in front', () => {
    const [group] = taskGroups(
      [aTask({ id: 'b', due_at: '2026-11-28T09:00:00' }), aTask({ id: 'a', due_at: '2026-11-25T09:00:00' })],
      new Set(),
      now,
    );

    expect(group?.tasks.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('a task that was just completed', () => {
  it('stays where it stood while it is kept', () => {
    const done = aTask({ status: 'done', due_at: '2026-11-22T09:00:00', completed_at: '2026-11-23T11:52:00' });

    expect(taskGroups([done], new Set(['t1']), now).map(({ name }) => name)).toEqual(['late']);
    expect(taskGroups([done], new Set(), now).map(({ name }) => name)).toEqual(['doneToday']);
  });
});

describe(isLate, () => {
  it('is not late on the day itself, nor when done', () => {
    expect(isLate(aTask({ due_at: '2026-11-23T09:00:00' }), now)).toBe(false);
    expect(isLate(aTask({ due_at: '2026-11-22T09:00:00', status: 'done' }), now)).toBe(false);
    expect(isLate(aTask({ due_at: '2026-11-22T09:00:00' }), now)).toBe(true);
  });
});
