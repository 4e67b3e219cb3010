import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { ChangeTask, CreateTask } from './tasks.dto.js';

describe(ChangeTask, () => {
  const faults = async (body: object, dto: typeof ChangeTask | typeof CreateTask = ChangeTask) =>
    (await validate(plainToInstance<object, object>(dto, body))).map(({ property }) => property);

  it('lets everything be left out, and empties what may be empty', async () => {
    expect(await faults({})).toEqual([]);
    expect(await faults({ notes: null, due_at: null })).toEqual([]);
  });

  it('keeps a title, a status and a priority', async () => {
    expect(await faults({ title: null, status: null, priority: null })).toEqual(['title', 'status', 'priority']);
    expect(await faults({ title: '  ', status: 'later', priority: 1 })).toEqual(['title', 'status', 'priority']);
  });

  it.each(['2026-12-24', '2026-12-24T18:00Z', '2026-12-24T18:00:00.123+02:00'])(
    'takes %s for a date',
    async (due_at) => {
      expect(await faults({ title: 'Buy milk', due_at }, CreateTask)).toEqual([]);
    },
  );

  it.each(['tomorrow', '2026-13-01', '2026-12-24T18:00:00', '0000-01-01', '+275760-09-13', 5])(
    'takes %s for no date',
    async (due_at) => {
      expect(await faults({ title: 'Buy milk', due_at }, CreateTask)).toEqual(['due_at']);
    },
  );
});
