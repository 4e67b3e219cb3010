import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

/** One sign-in on one device: the family of the refresh tokens that follow from it. */
@Entity('sessions')
@Index('sessions_by_id', ['id'], { unique: true })
@ForeignKey(() => User, ['userId'], ['id'], { name: 'sessions_user_fkey', onDelete: 'CASCADE' })
export class Session {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sessions_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sessions_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  /** How often the refresh token has rotated; only the token of this generation does it again. */
  @Column('integer', { default: 0 })
  readonly generation!: number;

  /** When the last rotations were, as far back as they matter; the newest last. */
  @Column({ type: 'timestamptz', array: true, default: () => "'{}'" })
  readonly rotations!: Date[];

  @Column('varchar', { length: 300, nullable: true })
  readonly userAgent!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly lastUsedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly revokedAt!: Date | null;
}
