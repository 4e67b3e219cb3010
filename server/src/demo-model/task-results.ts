import { z } from 'zod';

const TaskShape = z.object({
  id: z.string(),
  title: z.string(),
  notes: z.string().nullish(),
  status: z.string().default('open'),
  priority: z.string().nullish(),
  due_at: z.string().nullish(),
});

const TaskResult = z.union([z.object({ task: TaskShape }).transform(({ task }) => task), TaskShape]);
const TasksResult = z.object({ tasks: z.array(TaskShape) });
const DeletedResult = z.object({ deleted: z.literal(true), title: z.string().optional() });

/** A task as the tools describe it. */
export type Task = z.infer<typeof TaskShape>;

/** The tasks that a tool's answer lists; null when it lists none. */
export function tasksIn(text: string): Task[] | null {
  return TasksResult.safeParse(jsonIn(text)).data?.tasks ?? null;
}

/** The one task that a tool's answer confirms; null when it confirms none. */
export function taskIn(text: string): Task | null {
  return TaskResult.safeParse(jsonIn(text)).data ?? null;
}

/** The deletion that a tool's answer confirms; null when it confirms none. */
export function deletionIn(text: string): { title?: string } | null {
  return DeletedResult.safeParse(jsonIn(text)).data ?? null;
}

/** The JSON object in a text, even with words around it. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}
