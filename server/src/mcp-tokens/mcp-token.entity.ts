import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../auth/user.entity.js';

/** A personal token for our MCP server; the token itself is known to its user alone. */
@Entity('mcp_tokens')
@Unique('mcp_tokens_once', ['userId', 'sha256'])
@ForeignKey(() => User, ['userId'], ['id'], { name: 'mcp_tokens_user_fkey', onDelete: 'CASCADE' })
export class McpToken {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mcp_tokens_pkey' })
  readonly userId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mcp_tokens_pkey', default: () => 'uuidv7()' })
  readonly id!: string;

  /** What its user calls it. */
  @Column('varchar', { length: 100 })
  readonly name!: string;

  @Column('bytea')
  readonly sha256!: Buffer;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  /** To the minute. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly lastUsedAt!: Date | null;
}
