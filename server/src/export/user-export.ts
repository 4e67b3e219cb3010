import { Injectable } from '@nestjs/common';
import { Database, type Owner } from '../database/database.js';

const BATCH = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';

interface Exported {
  /** What a row of the table is called in the file. */
  readonly type: string;
  /** Its name, or a sub-select of what is to be told of it. */
  readonly table: string;
  readonly owner: 'id' | 'user_id';
  /** Columns that are not the user's to have: secrets, and the owner, who is the same in all. */
  readonly without: readonly string[];
  /** How many rows are read at once, where they are big. */
  readonly batch?: number;
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
  { type: 'message', table: 'messages', owner: 'user_id', without: ['user_id'] },
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
  { type: 'attachment', table: FILES, owner: 'user_id', without: ['user_id'], batch: 1 },
  { type: 'task', table: 'tasks', owner: 'user_id', without: ['user_id'] },
];

/** Everything that is stored of a user, a line of JSON for each row. */
@Injectable()
export class UserExport {
  constructor(private readonly database: Database) {}

  async *lines(user: Owner): AsyncGenerator<string> {
    for (const exported of EXPORTED) yield* this.table(user, exported);
  }

  private async *table(user: Owner, { type, table, owner, without, batch = BATCH }: Exported): AsyncGenerator<string> {
    const sql = `SELECT id, jsonb_build_object('type', $1::text) || (to_jsonb(t) - $2::text[]) AS row FROM ${table} t
      WHERE ${owner} = $3 AND id > $4 ORDER BY id LIMIT ${batch}`;
    for (let last = NOBODY; ;) {
      const rows = await this.database.as(user, (db) =>
        db.query<{ id: string; row: object }[]>(sql, [type, without, user.id, last]),
      );
      if (rows.length > 0) yield rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('');
      if (rows.length < batch) return;
      last = rows.at(-1)?.id ?? last;
    }
  }
}
