import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Conversation } from '../../conversations/conversation.entity.js';

/** A tool that a user has allowed for longer than once: in one conversation, or, without one, everywhere. */
@Entity('tool_approvals')
@Unique('tool_approvals_once', ['userId', 'conversationId', 'server', 'toolName'])
@ForeignKey(() => User, ['userId'], ['id'], { name: 'tool_approvals_user_fkey', onDelete: 'CASCADE' })
@ForeignKey(() => Conversation, ['userId', 'conversationId'], ['userId', 'id'], {
  name: 'tool_approvals_conversation_fkey',
  onDelete: 'CASCADE',
})
export class ToolApproval {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tool_approvals_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tool_approvals_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  @Column('uuid', { nullable: true })
  readonly conversationId!: string | null;

  @Column('varchar', { length: 100 })
  readonly server!: string;

  @Column('varchar', { length: 200 })
  readonly toolName!: string;

  /** What the tool was when it was allowed; null for approvals from before this was kept, which do not hold. */
  @Column('char', { length: 64, nullable: true })
  readonly toolSha256!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;
}
