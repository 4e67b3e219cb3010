import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Retry } from '../../agent/toolbox.js';
import { type ModelReply } from '../../agent/model.js';
import {
  type InputRequest,
  type ReadableError,
  TOOL_CALL_STATUSES,
  type ToolCallResult,
  type ToolCallStatus,
} from '../../messages/tool-call.js';
import { Run } from './run.entity.js';

/** One event of a run's stream, exactly as readers get it. */
@Entity('run_events')
@ForeignKey(() => Run, ['userId', 'runId'], ['userId', 'id'], { name: 'run_events_run_fkey', onDelete: 'CASCADE' })
export class RunEvent {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_events_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_events_pkey' })
  readonly runId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'run_events_pkey' })
  readonly seq!: number;

  @Column('integer')
  readonly epoch!: number;

  @Column('json')
  readonly event!: unknown;
}

/** One finished turn of the model. */
@Entity('run_steps')
@ForeignKey(() => Run, ['userId', 'runId'], ['userId', 'id'], { name: 'run_steps_run_fkey', onDelete: 'CASCADE' })
export class RunStep {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_steps_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_steps_pkey' })
  readonly runId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'run_steps_pkey' })
  readonly step!: number;

  @Column('jsonb')
  readonly reply!: ModelReply;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;
}

/** What the user said about a call that asked. */
export interface ToolCallDecision {
  readonly decision: 'approve' | 'deny';
  /** How far an approval reaches. */
  readonly scope?: 'once' | 'conversation' | 'always';
  readonly reason?: string;
  /** Whether the user went past the question instead of answering it, which means no. */
  readonly skipped?: boolean;
  /** What the tool's server asked last, and whether the user went past that; what they answered is the server's alone. */
  readonly input?: { readonly message: string; readonly skipped: boolean; readonly request?: InputRequest };
}

/** One tool call of a step, with what is needed to make it, and to know after a crash whether it was made. */
@Entity('run_tool_calls')
@Check('run_tool_calls_retry_check', `retry IN ('read', 'idempotent', 'effect')`)
@Check(
  'run_tool_calls_status_check',
  `status IN ('planned', ${TOOL_CALL_STATUSES.map((status) => `'${status}'`).join(', ')})`,
)
@Index('run_tool_calls_by_id', ['userId', 'id'], { unique: true })
@ForeignKey(() => Run, ['userId', 'runId'], ['userId', 'id'], { name: 'run_tool_calls_run_fkey', onDelete: 'CASCADE' })
export class RunToolCall {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_tool_calls_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_tool_calls_pkey' })
  readonly runId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_tool_calls_pkey' })
  readonly id!: string;

  @Column('integer')
  readonly step!: number;

  /** Its place among the calls of its step. */
  @Column('integer')
  readonly position!: number;

  /** The number of the message part that shows the calls of this step. */
  @Column('integer')
  readonly part!: number;

  @Column('text')
  readonly modelCallId!: string;

  @Column('varchar', { length: 64 })
  readonly modelToolName!: string;

  @Column('varchar', { length: 100 })
  readonly server!: string;

  @Column('varchar', { length: 200 })
  readonly toolName!: string;

  @Column('varchar', { length: 200, nullable: true })
  readonly title!: string | null;

  @Column('jsonb')
  readonly arguments!: Record<string, unknown>;

  @Column('char', { length: 64 })
  readonly argumentsSha256!: string;

  @Column('varchar', { length: 10 })
  readonly retry!: Retry;

  /** What the tool was when the call was planned; see `Tool`. */
  @Column('char', { length: 64, nullable: true })
  toolSha256!: string | null;

  /** Whether the user had allowed the tool for longer than once, but as it was before. */
  @Column('boolean', { default: false })
  toolChanged!: boolean;

  /** What the tool's server asks the user, while the call waits for that. */
  @Column('jsonb', { nullable: true })
  inputRequest!: InputRequest | null;

  /** What the server and the user have exchanged in this call, encrypted: it is the server's alone. */
  @Column('text', { nullable: true })
  inputState!: string | null;

  /** `planned` may run and has not been started. */
  @Column('varchar', { length: 17 })
  status!: ToolCallStatus | 'planned';

  @Column('integer', { default: 0 })
  epoch!: number;

  @Column('integer', { default: 0 })
  attempt!: number;

  @Column('uuid')
  readonly idempotencyKey!: string;

  @Column('jsonb', { nullable: true })
  decision!: ToolCallDecision | null;

  @Column('jsonb', { nullable: true })
  result!: ToolCallResult | null;

  @Column('jsonb', { nullable: true })
  error!: ReadableError | null;

  @Column('integer', { default: 0 })
  readonly contentOffset!: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null;
}
