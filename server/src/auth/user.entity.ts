import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A person with an account. */
@Entity('users')
@Unique('users_email_key', ['email'])
@Check('users_email_lower', 'email = lower(email)')
export class User {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'users_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  @Column('varchar', { length: 254 })
  readonly email!: string;

  @Column('varchar', { length: 100, nullable: true })
  readonly name!: string | null;

  /** None for somebody who signs in elsewhere alone. */
  @Column('text', { nullable: true })
  readonly passwordHash!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;
}
