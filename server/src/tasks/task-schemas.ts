import { z } from 'zod';
import { hasLength, NO_NUL } from '../http/fields.js';
import { momentOf } from './moment.js';
import { TASK_PRIORITIES, TASK_STATUSES } from './task.entity.js';
import { MAX_NOTES, MAX_QUERY, MAX_TITLE } from './tasks.dto.js';

export const TaskId = z.uuid().describe('The id of a task, as list_tasks gives it');

export const Title = words(1, MAX_TITLE).describe('What is to be done');

export const Notes = words(0, MAX_NOTES).describe('Details');

export const Query = words(0, MAX_QUERY).describe('Only tasks whose title or notes contain this text');

export const IdempotencyKey = words(1, 200).describe(
  'The same key for the same creation: repeating the call then creates nothing new',
);

export const Status = z.enum(TASK_STATUSES);

export const Priority = z.enum(TASK_PRIORITIES);

export const DueAt = z
  .string()
  .refine((text) => momentOf(text) !== null, 'Give a date, or a date and time with its zone, like 2026-12-24T18:00:00Z')
  .describe('When it is due: RFC 3339, like 2026-12-24T18:00:00Z or 2026-12-24');

/** A task as the tools describe it. */
export const TaskShape = z.object({
  id: z.string(),
  title: z.string(),
  notes: z.string().nullable(),
  status: Status,
  priority: Priority,
  due_at: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
  completed_at: z.string().nullable(),
});

/** What a tool answers that leaves one task behind. */
export const OneTask = z.object({ task: TaskShape });

/** A text as REST takes it. */
function words(min: number, max: number) {
  const length = hasLength(min, max);
  return z
    .string()
    .trim()
    .refine((text) => length.test(text), `Give ${min} to ${max} characters`)
    .refine((text) => NO_NUL.test(text), 'Leave out NUL characters')
    .meta({ ...(min > 0 && { minLength: min }), maxLength: max });
}
