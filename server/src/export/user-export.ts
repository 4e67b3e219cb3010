import { Injectable } from '@nestjs/common';
import { Database, type Owner } from '../database/database.js';
import { portions, type Sized } from '../database/portions.js';

const BATCH = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';

interface Exported {
  /** What a row of the table is called in the file. */
  readonly type: string;
  readonly table: string;
  /** A sub-select of what is to be told of it, where that is not how it is stored. */
  readonly told?: string;
  readonly owner: 'id' | 'user_id';
  /** Columns that are not the user's to have: secrets, and the owner, who is the same in all. */
  readonly without: readonly string[];
  /** How many bytes a row has, where that may be many. */
  readonly size?: string;
}

/** Files with their content in base64. */
const FILES = `(
  SELECT user_id, id, message_id, position, name, mime_type, created_at,
    translate(encode(content, 'base64'), E'\\n', '') AS content
  FROM attachments)`;

const EXPORTED: readonly Exported[] = [
  { type: 'user', table: 'users', owner: 'id', without: ['password_hash'] },
  { type: 'session', table: 'sessions', owner: 'user_id', without: ['user_id', 'generation'] },
  { type: 'identity', table: 'identities', owner: 'user_id', without: ['user_id'] },
  { type: 'mcp_token', table: 'mcp_tokens', owner: 'user_id', without: ['user_id', 'sha256'] },
  { type: 'conversation', table: 'conversations', owner: 'user_id', without: ['user_id'] },
  {
    type: 'message',
    table: 'messages',
    owner: 'user_id',
    without: ['user_id'],
    size: 'pg_column_size(content) + pg_column_size(tool_calls) + pg_column_size(parts)',
  },
  {
    type: 'run',
    table: 'runs',
    owner: 'user_id',
    without: ['user_id', 'epoch', 'claimed_by', 'vain_claims', 'events_gone'],
  },
  { type: 'tool_approval', table: 'tool_approvals', owner: 'user_id', without: ['user_id'] },
  {
    type: 'mcp_connection',
    table: 'mcp_connections',
    owner: 'user_id',
    without: ['user_id', 'credentials', 'version', 'refreshing_until'],
  },
  {
    type: 'attachment',
    table: 'attachments',
    told: FILES,
    owner: 'user_id',
    without: ['user_id'],
    size: 'coalesce(length(content), 0)',
  },
  { type: 'task', table: 'tasks', owner: 'user_id', without: ['user_id'] },
];

/** Everything that is stored of a user, a line of JSON for each row. */
@Injectable()
export class UserExport {
  constructor(private readonly database: Database) {}

  async *lines(user: Owner): AsyncGenerator<string> {
    for (const exported of EXPORTED) yield* this.table(user, exported);
  }

  private async *table(user: Owner, exported: Exported): AsyncGenerator<string> {
    for (let last: string | undefined = NOBODY; last !== undefined;) {
      const found: Sized[] = await this.following(user, exported, last);
      for (const ids of portions(found)) yield await this.told(user, exported, ids);
      last = found.length < BATCH ? undefined : found.at(-1)?.id;
    }
  }

  /** The next rows, and how large they are. */
  private async following(user: Owner, { table, owner, size = '0' }: Exported, last: string): Promise<Sized[]> {
    const sql = `SELECT id, ${size} AS size FROM ${table} WHERE ${owner} = $1 AND id > $2 ORDER BY id LIMIT ${BATCH}`;
    return await this.database.rowsAs<Sized>(user, sql, [user.id, last]);
  }

  private async told(user: Owner, { type, table, told = table, owner, without }: Exported, ids: readonly string[]) {
    const sql = `SELECT jsonb_build_object('type', $1::text) || (to_jsonb(t) - $2::text[]) AS row FROM ${told} t
      WHERE ${owner} = $3 AND id = ANY ($4::uuid[]) ORDER BY id`;
    const rows = await this.database.rowsAs<{ row: object }>(user, sql, [type, without, user.id, ids]);
    return rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('');
  }
}
