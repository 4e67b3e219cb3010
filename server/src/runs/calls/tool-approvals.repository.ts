import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Database, type Owner } from '../../database/database.js';
import { NotFound } from '../../http/not-found.js';
import { type Run } from '../journal/run.entity.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { ToolApproval } from './tool-approval.entity.js';

const MAX_APPROVALS = 500;

/** How far the user's approval of a tool reaches. */
export type ApprovalScope = 'once' | 'conversation' | 'always';

/** What users have allowed for longer than once. */
@Injectable()
export class ToolApprovalsRepository {
  constructor(private readonly database: Database) {}

  /** Remembers what a decision allows beyond its own call, for the tool as it was shown. */
  async remember(db: EntityManager, run: Run, call: RunToolCall, scope: ApprovalScope): Promise<void> {
    if (scope === 'once') return;
    await db.query(
      `INSERT INTO tool_approvals (user_id, conversation_id, server, tool_name, tool_sha256)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT tool_approvals_once DO UPDATE SET tool_sha256 = $5, created_at = now()`,
      [run.userId, scope === 'conversation' ? run.conversationId : null, call.server, call.toolName, call.toolSha256],
    );
  }

  /** What the user has allowed in this run's conversation or everywhere. */
  async of({ userId, conversationId }: Run): Promise<readonly ToolApproval[]> {
    return await this.database.as({ id: userId }, (db) =>
      db.find(ToolApproval, {
        where: [
          { userId, conversationId },
          { userId, conversationId: IsNull() },
        ],
      }),
    );
  }

  /** What the user has allowed everywhere, then what in single conversations; the newest first. */
  async list(user: Owner): Promise<readonly ToolApproval[]> {
    return await this.database.as(user, (db) =>
      db
        .createQueryBuilder(ToolApproval, 'approval')
        .where({ userId: user.id })
        .orderBy('approval.conversationId IS NULL', 'DESC')
        .addOrderBy('approval.id', 'DESC')
        .limit(MAX_APPROVALS)
        .getMany(),
    );
  }

  /** Takes an approval back: the tool asks again. */
  async delete(user: Owner, id: string): Promise<void> {
    const { affected } = await this.database.as(user, (db) => db.delete(ToolApproval, { userId: user.id, id }));
    if (affected === 0) throw new NotFound('approval');
  }
}
