import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Conversation } from '../../conversations/conversation.entity.js';
import { type ReadableError } from '../../messages/tool-call.js';

export const RUN_STATUSES = [
  'queued',
  'running',
  'awaiting_approval',
  'completed',
  'cancelled',
  'failed',
  'interrupted',
] as const;

export type RunStatus = (typeof RUN_STATUSES)[number];

const OVER: readonly RunStatus[] = ['completed', 'cancelled', 'failed', 'interrupted'];

/** Whether a run of this status will never change again. */
export function isOver(status: RunStatus): boolean {
  return OVER.includes(status);
}

/** What all runs that are not over fulfil, for statements. */
export const UNFINISHED = `status IN ('queued', 'running', 'awaiting_approval')`;

/** Which run, and whose. */
export interface RunKey {
  readonly userId: string;
  readonly id: string;
}

/** One answer in the making: who asked what, who works on it, and how it went. */
@Entity('runs')
@Check('runs_status_check', `status IN (${RUN_STATUSES.map((status) => `'${status}'`).join(', ')})`)
@Index('runs_unfinished', { synchronize: false })
@Index('runs_with_events', { synchronize: false })
@Index('runs_of_conversation', { synchronize: false })
@ForeignKey(() => Conversation, ['userId', 'conversationId'], ['userId', 'id'], {
  name: 'runs_conversation_fkey',
  onDelete: 'CASCADE',
})
export class Run {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'runs_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'runs_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  @Column('uuid')
  readonly conversationId!: string;

  @Column('uuid')
  readonly userMessageId!: string;

  @Column('uuid')
  readonly assistantMessageId!: string;

  @Column('varchar', { length: 17, default: 'queued' })
  status!: RunStatus;

  @Column('varchar', { length: 200 })
  readonly model!: string;

  /** The job that stands for the run in the queue; one from before it has nothing to do any more. */
  @Column('uuid', { nullable: true })
  jobId!: string | null;

  /** Grows with every claim; whoever writes with an older one is refused. */
  @Column('integer', { default: 0 })
  epoch!: number;

  /** The number of the process that claimed it last: `Presence` tells whether that one lives. */
  @Column('integer', { nullable: true })
  claimedBy!: number | null;

  /** The trace that it was accepted in, as W3C `traceparent`; null when nothing is traced. */
  @Column('varchar', { length: 55, nullable: true })
  readonly traceParent!: string | null;

  /** How often a process began to work on it since it last got further. */
  @Column('integer', { default: 0 })
  vainClaims!: number;

  @Column('boolean', { default: false })
  cancelRequested!: boolean;

  @Column('jsonb', { nullable: true })
  error!: ReadableError | null;

  @Column('integer', { default: 0 })
  inputTokens!: number;

  @Column('integer', { default: 0 })
  outputTokens!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  firstTokenAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null;

  /** Whether its events were thrown away, long after it ended. */
  @Column('boolean', { default: false })
  readonly eventsGone!: boolean;
}

/** All of a run, for statements. */
export const RUN_COLUMNS = `user_id AS "userId", id, conversation_id AS "conversationId", user_message_id AS "userMessageId",
  assistant_message_id AS "assistantMessageId", status, model, job_id AS "jobId", epoch, claimed_by AS "claimedBy",
  trace_parent AS "traceParent", vain_claims AS "vainClaims", cancel_requested AS "cancelRequested", error,
  input_tokens AS "inputTokens", output_tokens AS "outputTokens", created_at AS "createdAt", started_at AS "startedAt",
  first_token_at AS "firstTokenAt", finished_at AS "finishedAt", events_gone AS "eventsGone"`;
