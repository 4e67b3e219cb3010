import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';

/** A row of one user's list. What the list shows of its messages is kept here, so that no list ever counts them. */
@Entity('conversations')
@Index('conversations_recent', { synchronize: false })
@Index('conversations_by_creation', { synchronize: false })
@Index('conversations_deleted', { synchronize: false })
@Index('conversations_trigrams', { synchronize: false })
@ForeignKey(() => User, ['userId'], ['id'], { name: 'conversations_user_fkey', onDelete: 'CASCADE' })
export class Conversation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'conversations_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'conversations_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  @Column('text', { nullable: true })
  title!: string | null;

  @Column('integer', { default: 0 })
  messageCount!: number;

  @Column('text', { nullable: true })
  lastMessagePreview!: string | null;

  /** The time of the newest message; the next one is later. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastMessageAt!: Date | null;

  @Column('boolean', { default: false })
  unread!: boolean;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  /** When a message last came or changed; a rename does not move it. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null;
}
