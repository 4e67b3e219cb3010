import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { UserFeed } from '../feed/user-feed.js';
import { NotFound } from '../http/not-found.js';
import { Run } from './run.entity.js';
import { RunDispatcher } from './run-dispatcher.js';
import { RunSignals } from './run-signals.js';
import { WaitingRuns } from './waiting-runs.js';

const SET_DELETED = `UPDATE conversations SET deleted_at = now() WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING id`;
const UNSET_DELETED = `UPDATE conversations SET deleted_at = NULL WHERE user_id = $1 AND id = $2 AND deleted_at IS NOT NULL RETURNING id`;

/** Takes a conversation out of the list, together with what still works on it, and brings it back. */
@Injectable()
export class ConversationRemoval {
  constructor(
    private readonly database: Database,
    private readonly waiting: WaitingRuns,
    private readonly dispatcher: RunDispatcher,
    private readonly signals: RunSignals,
    private readonly feed: UserFeed,
  ) {}

  /** Hides the conversation and stops its runs; nothing is destroyed. */
  async remove(user: Owner, conversationId: string): Promise<void> {
    const running = await this.database.as(user, async (db) => {
      await this.change(db, SET_DELETED, user, conversationId);
      return await this.stopAll(db, user, conversationId);
    });
    for (const { id } of running) this.dispatcher.cancel(id);
    this.signals.tell(
      'run_cancel',
      running.map(({ id }) => id),
    );
    this.feed.publish(user, { type: 'conversation.deleted', conversation_id: conversationId });
  }

  /** Puts a removed conversation back where it was in the list. */
  async restore(user: Owner, conversationId: string): Promise<void> {
    await this.database.as(user, (db) => this.change(db, UNSET_DELETED, user, conversationId));
    this.feed.publish(user, { type: 'conversation.created', conversation_id: conversationId });
  }

  private async change(db: EntityManager, sql: string, user: Owner, conversationId: string): Promise<void> {
    const [changed] = await db.query<[unknown[], number]>(sql, [user.id, conversationId]);
    if (changed.length === 0) throw new NotFound('conversation');
  }

  /** Ends what nobody works on, and asks for the end of the rest; answers those. */
  private async stopAll(db: EntityManager, user: Owner, conversationId: string): Promise<{ id: string }[]> {
    const unfinished = await db.query<{ id: string }[]>(
      `SELECT id FROM runs WHERE user_id = $1 AND conversation_id = $2 AND status IN ('queued', 'awaiting_approval')`,
      [user.id, conversationId],
    );
    for (const { id } of unfinished) await this.waiting.stop(db, await this.waiting.lockRun(db, user, id));
    const running = { userId: user.id, conversationId, status: 'running' as const };
    await db.update(Run, running, { cancelRequested: true });
    return await db.find(Run, { where: running, select: { id: true } });
  }
}
