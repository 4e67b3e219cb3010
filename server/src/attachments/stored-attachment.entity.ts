import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Message } from '../messages/message.entity.js';

/** A file of a user's. Its content comes after it, and a message to which it belongs after that. */
@Entity('attachments')
@Index('attachments_of_message', ['userId', 'messageId'])
@Index('attachments_loose', { synchronize: false })
@ForeignKey(() => User, ['userId'], ['id'], { name: 'attachments_user_fkey', onDelete: 'CASCADE' })
@ForeignKey(() => Message, ['userId', 'messageId'], ['userId', 'id'], {
  name: 'attachments_message_fkey',
  onDelete: 'CASCADE',
})
export class StoredAttachment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'attachments_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'attachments_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  @Column('uuid', { nullable: true })
  readonly messageId!: string | null;

  /** Its place among those of its message. */
  @Column('integer', { default: 0 })
  readonly position!: number;

  @Column('varchar', { length: 200 })
  readonly name!: string;

  @Column('varchar', { length: 100 })
  readonly mimeType!: string;

  @Column('bytea', { nullable: true, select: false })
  readonly content!: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;
}
