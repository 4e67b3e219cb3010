import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { type Run } from './run.entity.js';
import { type RunToolCall } from './run-journal.entities.js';

/** How far the user's leave for a tool reaches. */
export type ApprovalScope = 'once' | 'conversation' | 'always';

/** What users have allowed for longer than once. */
@Injectable()
export class ToolApprovalsRepository {
  constructor(private readonly database: Database) {}

  /** Remembers the leave that a decision gives beyond its own call, in the caller's transaction. */
  async remember(db: EntityManager, run: Run, { server, toolName }: RunToolCall, scope: ApprovalScope): Promise<void> {
    if (scope === 'once') return;
    await db.query(
      `INSERT INTO tool_approvals (user_id, conversation_id, server, tool_name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [run.userId, scope === 'conversation' ? run.conversationId : null, server, toolName],
    );
  }

  /** The tools that may be called in this run's conversation without asking, each as its server and its name. */
  async allowed(run: Run): Promise<readonly { readonly server: string; readonly toolName: string }[]> {
    return await this.database.as({ id: run.userId }, (db) =>
      db.query(
        `SELECT server, tool_name AS "toolName" FROM tool_approvals
         WHERE user_id = $1 AND (conversation_id IS NULL OR conversation_id = $2)`,
        [run.userId, run.conversationId],
      ),
    );
  }
}
