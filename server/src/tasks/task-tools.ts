import { z } from 'zod';
import { newTask, taskChange } from './task-fields.js';
import {
  DueAt,
  IdempotencyKey,
  Notes,
  OneTask,
  Priority,
  Query,
  Status,
  TaskId,
  TaskShape,
  Title,
} from './task-schemas.js';
import { type TaskTool, taskTool } from './task-tool.js';
import { DEFAULT_PAGE, MAX_PAGE } from './tasks.dto.js';
import { taskView } from './tasks.views.js';

const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true };
const ADDS = { readOnlyHint: false, destructiveHint: false, idempotentHint: false };
const CHANGES = { readOnlyHint: false, destructiveHint: false, idempotentHint: true };
const DESTROYS = { readOnlyHint: false, destructiveHint: true, idempotentHint: true };

const createTask = taskTool(
  'create_task',
  {
    title: 'Create a task',
    description: "Adds one task to the user's list. For several tasks, call it once for each.",
    input: z.strictObject({
      title: Title,
      notes: Notes.optional(),
      due_at: DueAt.optional(),
      priority: Priority.optional().describe('normal when left out'),
      idempotency_key: IdempotencyKey.optional(),
    }),
    output: OneTask,
    annotations: ADDS,
  },
  async ({ user, tasks }, { idempotency_key, ...task }) => {
    const idempotencyKey = idempotency_key ?? null;
    return { task: taskView(await tasks.create(user, { ...newTask(task), idempotencyKey })) };
  },
);

const listTasks = taskTool(
  'list_tasks',
  {
    title: 'List tasks',
    description: "Shows the user's tasks, the newest first. Use it to find the id of a task.",
    input: z.strictObject({
      status: Status.optional().describe('Only tasks that are open, or only those that are done'),
      query: Query.optional(),
      limit: z.int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE).describe('The most tasks to show'),
    }),
    output: z.object({
      tasks: z.array(TaskShape),
      has_more: z.boolean().describe('Whether there are more than these; narrow the search to see them'),
    }),
    annotations: READS,
  },
  async ({ user, tasks }, { limit, ...search }) => {
    const found = await tasks.list(user, { ...search, limit: limit + 1 });
    return { tasks: found.slice(0, limit).map(taskView), has_more: found.length > limit };
  },
);

const updateTask = taskTool(
  'update_task',
  {
    title: 'Update a task',
    description: 'Changes what is given of one task; what is left out stays as it is.',
    input: z.strictObject({
      id: TaskId,
      title: Title.optional(),
      notes: Notes.nullable().optional().describe('Details; null for none'),
      due_at: DueAt.nullable().optional().describe('When it is due, in RFC 3339; null for no date'),
      priority: Priority.optional(),
      status: Status.optional(),
    }),
    output: OneTask,
    annotations: CHANGES,
  },
  async ({ user, tasks }, { id, ...change }) => ({ task: taskView(await tasks.update(user, id, taskChange(change))) }),
);

const completeTask = taskTool(
  'complete_task',
  {
    title: 'Complete a task',
    description: 'Marks one task as done.',
    input: z.strictObject({ id: TaskId }),
    output: OneTask,
    annotations: CHANGES,
  },
  async ({ user, tasks }, { id }) => ({ task: taskView(await tasks.complete(user, id)) }),
);

const deleteTask = taskTool(
  'delete_task',
  {
    title: 'Delete a task',
    description: 'Removes one task for good. To mark a task as done, use complete_task instead.',
    input: z.strictObject({ id: TaskId }),
    output: z.object({ deleted: z.literal(true), id: z.string(), title: z.string() }),
    annotations: DESTROYS,
  },
  async ({ user, tasks }, { id }) => {
    const { title } = await tasks.delete(user, id);
    return { deleted: true, id, title };
  },
);

/** Every tool of the tasks server, in the order in which it lists them. */
export const TASK_TOOLS: readonly TaskTool[] = [createTask, listTasks, updateTask, completeTask, deleteTask];
