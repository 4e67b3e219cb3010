import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../auth/user.entity.js';

export const TASK_STATUSES = ['open', 'done'] as const;
export const TASK_PRIORITIES = ['low', 'normal', 'high'] as const;

export type TaskStatus = (typeof TASK_STATUSES)[number];
export type TaskPriority = (typeof TASK_PRIORITIES)[number];

/** Something that a user wants to have done. */
@Entity('tasks')
@Index('tasks_newest', ['userId', 'createdAt', 'id'])
@Unique('tasks_idempotency_key', ['userId', 'idempotencyKey'])
@Check('tasks_status_check', `status IN ('open', 'done')`)
@Check('tasks_priority_check', `priority IN ('low', 'normal', 'high')`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'tasks_user_fkey', onDelete: 'CASCADE' })
export class Task {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tasks_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tasks_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  @Column('varchar', { length: 200 })
  readonly title!: string;

  @Column('varchar', { length: 10_000, nullable: true })
  readonly notes!: string | null;

  @Column('varchar', { length: 4, default: 'open' })
  readonly status!: TaskStatus;

  @Column('varchar', { length: 6, default: 'normal' })
  readonly priority!: TaskPriority;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly dueAt!: Date | null;

  /** Whoever repeats a creation with the same key gets the same task. */
  @Column('varchar', { length: 200, nullable: true })
  readonly idempotencyKey!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly updatedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly completedAt!: Date | null;
}
