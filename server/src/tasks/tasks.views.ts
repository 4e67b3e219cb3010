import { ApiProperty } from '@nestjs/swagger';
import { encodeCursor } from '../http/cursor.js';
import { type Task, TASK_PRIORITIES, TASK_STATUSES, type TaskPriority, type TaskStatus } from './task.entity.js';

/** A task as it goes over the wire. */
export class TaskView {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: String, description: 'What is to be done', example: 'Review the Q4 report' })
  readonly title!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Details', example: 'With the figures of December' })
  readonly notes!: string | null;

  @ApiProperty({ enum: [...TASK_STATUSES], description: 'Whether it is done' })
  readonly status!: TaskStatus;

  @ApiProperty({ enum: [...TASK_PRIORITIES], description: 'How much it matters', example: 'normal' })
  readonly priority!: TaskPriority;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly due_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly updated_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly completed_at!: string | null;
}

/** Some tasks, and where the next ones begin. */
export class TaskPage {
  @ApiProperty({ type: [TaskView], description: 'The newest first' })
  readonly tasks!: TaskView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null when there is none' })
  readonly next_cursor!: string | null;
}

export function taskView(task: Task): TaskView {
  return {
    id: task.id,
    title: task.title,
    notes: task.notes,
    status: task.status,
    priority: task.priority,
    due_at: task.dueAt?.toISOString() ?? null,
    created_at: task.createdAt.toISOString(),
    updated_at: task.updatedAt.toISOString(),
    completed_at: task.completedAt?.toISOString() ?? null,
  };
}

/** A page of at most `limit` tasks, made of one task more than that where there are others. */
export function taskPage(tasks: readonly Task[], limit: number): TaskPage {
  const shown = tasks.slice(0, limit).map(taskView);
  const last = tasks.length > limit ? shown.at(-1) : undefined;
  return { tasks: shown, next_cursor: last ? encodeCursor({ at: last.created_at, id: last.id }) : null };
}
