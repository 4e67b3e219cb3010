import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Conversation } from '../conversations/conversation.entity.js';
import { type MessagePart } from './message-part.js';
import { type ToolCall } from './tool-call.js';

export const MESSAGE_STATUSES = ['complete', 'streaming', 'stopped', 'interrupted', 'failed'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** What one side said; `parts` is the truth, `content` and `tool_calls` are derived from it in the same write. */
@Entity('messages')
@Check('messages_role_check', `role IN ('user', 'assistant')`)
@Check('messages_status_check', `status IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')`)
@Check('messages_feedback_check', `feedback IN ('positive', 'negative')`)
@Index('messages_of_conversation', { synchronize: false })
@Index('messages_newest', { synchronize: false })
@Index('messages_words', { synchronize: false })
@Index('messages_trigrams', { synchronize: false })
@ForeignKey(() => Conversation, ['userId', 'conversationId'], ['userId', 'id'], {
  name: 'messages_conversation_fkey',
  onDelete: 'CASCADE',
})
export class Message {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'messages_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'messages_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  @Column('uuid')
  readonly conversationId!: string;

  @Column('uuid')
  readonly runId!: string;

  @Column('varchar', { length: 9 })
  readonly role!: 'user' | 'assistant';

  @Column('varchar', { length: 11 })
  status!: MessageStatus;

  @Column('text', { default: '' })
  content!: string;

  @Column('jsonb', { default: [] })
  toolCalls!: readonly ToolCall[];

  @Column('jsonb', { default: [] })
  parts!: readonly MessagePart[];

  @Column('varchar', { length: 8, nullable: true })
  feedback!: 'positive' | 'negative' | null;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;

  /** When a retry put another answer in its place. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  replacedAt!: Date | null;
}
