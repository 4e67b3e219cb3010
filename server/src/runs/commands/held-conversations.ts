import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Owner } from '../../database/database.js';
import { NotFound } from '../../http/not-found.js';
import { decidedCall } from '../calls/call-outcomes.js';
import { RepeatedPosts } from './repeated-posts.js';
import { type Run, UNFINISHED } from '../journal/run.entity.js';
import { type Sending } from './sending.js';
import { WaitingRuns } from './waiting-runs.js';

const WENT_ON = { decision: 'deny', reason: 'the user went on', skipped: true } as const;

const LOCK = `
  SELECT last_message_at AS last FROM conversations WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE`;

/** The time, and the runs of a conversation that are not over, in their order. */
const HELD = `
  SELECT date_trunc('milliseconds', clock_timestamp()) AS now, (
    SELECT json_agg(json_build_object('id', id, 'status', status) ORDER BY created_at) FROM runs
    WHERE user_id = $1 AND conversation_id = $2 AND ${UNFINISHED}
  ) AS unfinished`;

type UnfinishedRun = Pick<Run, 'id' | 'status'>;

/** A conversation that one transaction has to itself. */
export interface HeldConversation {
  readonly id: string;
  /** Later than all its messages. */
  readonly now: Date;
  /** Its runs that are not over, in their order. */
  readonly unfinished: readonly UnfinishedRun[];
}

/** Keeps conversations to the transactions that take messages in, each message once. */
@Injectable()
export class HeldConversations {
  constructor(
    private readonly repeats: RepeatedPosts,
    private readonly waiting: WaitingRuns,
  ) {}

  /**
   * The conversation of a message, a new one if need be; and the run that the same message began before, `runId` itself
   * when it is new.
   */
  async holdFor(db: EntityManager, user: Owner, sending: Sending, runId: string): Promise<[HeldConversation, string]> {
    const id = sending.conversationId ?? (await this.begin(db, user));
    const [held, run] = await Promise.all([this.hold(db, user, id), this.repeats.runOf(db, user, sending, runId)]);
    if (run !== runId && sending.conversationId === null) await this.takeBack(db, user, id);
    return [held, run];
  }

  /** Keeps the conversation to this transaction. */
  async hold(db: EntityManager, user: Owner, id: string): Promise<HeldConversation> {
    const [[conversation], [held]] = await Promise.all([
      db.query<{ last: Date | null }[]>(LOCK, [user.id, id]),
      db.query<{ now: Date; unfinished: UnfinishedRun[] | null }[]>(HELD, [user.id, id]),
    ]);
    if (!conversation) throw new NotFound('conversation');
    const now = new Date(Math.max(held?.now.getTime() ?? 0, (conversation.last?.getTime() ?? 0) + 1));
    return { id, now, unfinished: held?.unfinished ?? [] };
  }

  /** A new message takes the place of the user's decision: what waits for it is denied, and its run ends. */
  async giveWay(db: EntityManager, user: Owner, { unfinished }: HeldConversation): Promise<Run[]> {
    const ended: Run[] = [];
    for (const { id } of unfinished.filter(({ status }) => status === 'awaiting_approval')) {
      const run = await this.waiting.lock(db, user, id);
      await this.waiting.stop(db, run, (call) => decidedCall(call, WENT_ON));
      ended.push(run);
    }
    return ended;
  }

  private async begin(db: EntityManager, user: Owner): Promise<string> {
    const sql = `INSERT INTO conversations (user_id) VALUES ($1) RETURNING id`;
    const [created] = await db.query<{ id: string }[]>(sql, [user.id]);
    return created?.id ?? '';
  }

  /** A message that came before has its conversation. */
  private async takeBack(db: EntityManager, user: Owner, id: string): Promise<void> {
    await db.query(`DELETE FROM conversations WHERE user_id = $1 AND id = $2`, [user.id, id]);
  }
}
