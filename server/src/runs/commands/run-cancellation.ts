import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { previewOf } from '../../conversations/title.js';
import { Database, type Owner } from '../../database/database.js';
import { FORWARD } from '../../messages/messages.repository.js';
import { isOver, Run } from '../journal/run.entity.js';
import { RunNews } from '../working/run-news.js';
import { RunSchedule } from '../queue/run-schedule.js';
import { WaitingRuns } from './waiting-runs.js';

/** Stops runs, in whatever process they run. */
@Injectable()
export class RunCancellation {
  constructor(
    private readonly database: Database,
    private readonly waiting: WaitingRuns,
    private readonly schedule: RunSchedule,
    private readonly news: RunNews,
  ) {}

  /** Ends the run, or asks the process that works on it to; a queued one takes its message back. */
  async cancel(user: Owner, id: string): Promise<Run> {
    const { run, wasOver } = await this.database.as(user, async (db) => {
      await this.waiting.lockConversation(db, user, id);
      const run = await this.waiting.lock(db, user, id);
      const wasOver = isOver(run.status);
      if (!wasOver) await this.request(db, run);
      return { run, wasOver };
    });
    if (!wasOver) this.news.cancelled([run]);
    return run;
  }

  /** Ends all runs of a conversation that the transaction holds, or asks for their end; `RunNews` has to hear of them. */
  async stopAll(db: EntityManager, user: Owner, conversationId: string): Promise<Run[]> {
    const unfinished = await this.schedule.unfinished(db, user, conversationId);
    const runs: Run[] = [];
    for (const { id } of unfinished) {
      const run = await this.waiting.lock(db, user, id);
      if (isOver(run.status)) continue;
      if (run.status === 'running') await this.requestEnd(db, run);
      else await this.waiting.stop(db, run);
      runs.push(run);
    }
    await this.schedule.fill(db, user);
    return runs;
  }

  private async request(db: EntityManager, run: Run): Promise<void> {
    if (run.status === 'running') return await this.requestEnd(db, run);
    if (run.status === 'queued' && run.startedAt === null) await this.withdraw(db, run);
    await this.waiting.stop(db, run);
    await this.schedule.fill(db, { id: run.userId });
  }

  private async requestEnd(db: EntityManager, { userId, id }: Run): Promise<void> {
    await db.update(Run, { userId, id }, { cancelRequested: true });
  }

  /** Takes what the run brought out of the conversation: its question, unless that was answered before, and its answer. */
  private async withdraw(db: EntityManager, { userId, id, conversationId }: Run): Promise<void> {
    await db.query(
      `UPDATE messages SET replaced_at = clock_timestamp(), updated_at = ${FORWARD} WHERE user_id = $1 AND run_id = $2`,
      [userId, id],
    );
    const [last] = await db.query<{ content: string }[]>(
      `SELECT content FROM messages WHERE user_id = $1 AND conversation_id = $2 AND replaced_at IS NULL AND content <> ''
       ORDER BY created_at DESC, id DESC LIMIT 1`,
      [userId, conversationId],
    );
    await db.query(
      `UPDATE conversations SET last_message_preview = $3,
         message_count = (SELECT count(*) FROM messages WHERE user_id = $1 AND conversation_id = $2 AND replaced_at IS NULL)
       WHERE user_id = $1 AND id = $2`,
      [userId, conversationId, last ? previewOf(last.content) : null],
    );
  }
}
