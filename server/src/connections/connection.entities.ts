import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';

/** That a user is signed in at an MCP server. */
@Entity('mcp_connections')
@ForeignKey(() => User, ['userId'], ['id'], { name: 'mcp_connections_user_fkey', onDelete: 'CASCADE' })
export class McpConnectionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mcp_connections_pkey' })
  readonly userId!: string;

  @PrimaryColumn('varchar', { length: 100, primaryKeyConstraintName: 'mcp_connections_pkey' })
  readonly server!: string;

  /** Another one each time the user signs in. */
  @Column('uuid', { default: () => 'uuidv7()' })
  readonly id!: string;

  /** Where the server was when the user signed in; empty for sign-ins of which that is not known. */
  @Column('varchar', { length: 2000, default: '' })
  readonly address!: string;

  /** Who issued the tokens. */
  @Column('varchar', { length: 2000 })
  readonly issuer!: string;

  /** See `Credentials`; sealed. */
  @Column('text')
  readonly credentials!: string;

  /** Counts the changes of the credentials. */
  @Column('integer', { default: 1 })
  readonly version!: number;

  /** Until when one process alone may ask for new tokens. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly refreshingUntil!: Date | null;

  /** The rights without which the server has refused a call; null when it has refused none. */
  @Column('varchar', { length: 1000, nullable: true })
  readonly wantedScope!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;
}

/** That a user is on their way to sign in at an MCP server. */
@Entity('mcp_connection_attempts')
@ForeignKey(() => User, ['userId'], ['id'], { name: 'mcp_connection_attempts_user_fkey', onDelete: 'CASCADE' })
export class McpConnectionAttempt {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mcp_connection_attempts_pkey' })
  readonly userId!: string;

  @PrimaryColumn('varchar', { length: 100, primaryKeyConstraintName: 'mcp_connection_attempts_pkey' })
  readonly server!: string;

  @Column('char', { length: 64 })
  readonly stateSha256!: string;

  /** Of the cookie that the browser was given when it set out. */
  @Column('char', { length: 64 })
  readonly browserSha256!: string;

  /** See `SignInMemory`; sealed. */
  @Column('text')
  readonly secrets!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly expiresAt!: Date;
}
