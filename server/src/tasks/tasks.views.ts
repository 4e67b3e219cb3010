import { ApiProperty } from '@nestjs/swagger';
import { encodeCursor } from '../http/cursor.js';
import { type Task, TASK_PRIORITIES, TASK_STATUSES, type TaskPriority, type TaskStatus } from './task.entity.js';

/** A task as it goes over the wire. */
export class TaskView {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: String })
  readonly title!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly notes!: string | null;

  @ApiProperty({ enum: [...TASK_STATUSES] })
  readonly status!: TaskStatus;

  @ApiProperty({ enum: [...TASK_PRIORITIES] })
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
  @ApiProperty({ type: [TaskView] })
  readonly tasks!: TaskView[];

  @ApiProperty({ type: String, nullable: true })
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
  const page = tasks.slice(0, limit);
  const last = tasks.length > limit ? page.at(-1) : undefined;
  return { tasks: page.map(taskView), next_cursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}
