import { Logger } from '@nestjs/common';
import { type McpServer } from '@modelcontextprotocol/server';
import { type z } from 'zod';
import { type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';
import { type TasksRepository } from './tasks.repository.js';

/** Whose tasks a tool works on. */
export interface TasksOf {
  readonly user: Owner;
  readonly tasks: TasksRepository;
}

/** What a tool says of itself; each of ours stays inside this server. */
interface TaskToolConfig<Input extends z.ZodObject> {
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  readonly output: z.ZodObject;
  readonly annotations: { readOnlyHint: boolean; destructiveHint: boolean; idempotentHint: boolean };
}

type Work<Input extends z.ZodObject> = (of: TasksOf, input: z.output<Input>) => Promise<Record<string, unknown>>;

/** Adds one tool to the server of one user. */
export type TaskTool = (server: McpServer, of: TasksOf) => void;

const logger = new Logger('TaskTools');

/** A tool that answers with what `work` returns, and in words when it fails. */
export function taskTool<Input extends z.ZodObject>(
  name: string,
  { title, description, input, output, annotations }: TaskToolConfig<Input>,
  work: Work<Input>,
): TaskTool {
  const inputSchema: z.ZodObject = input;
  const config = { title, description, inputSchema, outputSchema: output };
  return (server, of) =>
    server.registerTool(
      name,
      { ...config, annotations: { ...annotations, openWorldHint: false } },
      (given) => work(of, given as z.output<Input>).then(success, failure), // the server has parsed it by `input`
    );
}

function success(structuredContent: Record<string, unknown>) {
  return { content: [text(JSON.stringify(structuredContent))], structuredContent };
}

/** Says what to do next, and nothing of the cause. */
function failure(error: unknown) {
  if (error instanceof NotFound) return { content: [text(NO_SUCH_TASK)], isError: true };
  logger.error(error instanceof Error ? error.stack : error);
  return { content: [text(BROKEN)], isError: true };
}

const NO_SUCH_TASK =
  'There is no task with this id; it may be deleted already. Call list_tasks and use the id of one of its tasks.';
const BROKEN = 'The tasks could not be reached. Call list_tasks to see what is stored, then try again.';

function text(words: string) {
  return { type: 'text' as const, text: words };
}
