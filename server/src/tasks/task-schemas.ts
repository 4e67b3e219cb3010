import { z } from 'zod';
import { momentOf } from './moment.js';
import { TASK_PRIORITIES, TASK_STATUSES } from './task.entity.js';
import { MAX_NOTES, MAX_TITLE } from './tasks.dto.js';

const NO_NUL = /^[^\0]*$/;

export const TaskId = z.uuid().describe('The id of a task, as list_tasks gives it');

export const Title = z.string().trim().min(1).max(MAX_TITLE).refine(hasNoNul).describe('What is to be done');

export const Notes = z.string().trim().max(MAX_NOTES).refine(hasNoNul).describe('Details');

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

function hasNoNul(text: string): boolean {
  return NO_NUL.test(text);
}
