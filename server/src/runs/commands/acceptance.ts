import { Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { failPoint } from '../../config/fail-point.js';
import { Database, type Owner } from '../../database/database.js';
import { HeldConversations } from './held-conversations.js';
import { NewRuns } from './new-runs.js';
import { RunNews } from '../working/run-news.js';
import { Run } from '../journal/run.entity.js';
import { type Sending } from './sending.js';

/** Takes messages in: the message, its empty answer, the run and its job are one commit, before any model is asked. */
@Injectable()
export class Acceptance {
  constructor(
    private readonly database: Database,
    private readonly conversations: HeldConversations,
    private readonly newRuns: NewRuns,
    private readonly news: RunNews,
  ) {}

  /** Stores the message and begins its run, or finds the run that the same message began before. */
  async accept(user: Owner, sending: Sending): Promise<Run> {
    using place = this.news.place();
    const taken = await this.newRuns.inTurn(user, () => this.store(user, sending, place?.process ?? null));
    const { run, gaveWay } = taken;
    if (gaveWay === null) return run;
    failPoint('accepted');
    this.news.accepted(run, gaveWay);
    return run;
  }

  /** Answers a question again: what came after it is replaced. Takes the id of the question or of its answer. */
  async retry(user: Owner, messageId: string): Promise<Run> {
    const run = await this.database.as(user, async (db, close) => {
      const { conversationId, questionId, content, model } = await this.newRuns.question(db, user, messageId);
      const conversation = await this.conversations.hold(db, user, conversationId);
      const run = { ...this.newRuns.of(user, uuidV7(), conversation, model), userMessageId: questionId };
      await this.newRuns.replaceAnswer(db, close, run, content, conversation);
      return run;
    });
    this.news.retried(run);
    return run;
  }

  /** The run; and those that have ended for its sake, `null` where it was there before. */
  private async store(user: Owner, sending: Sending, process: number | null) {
    return await this.database.as(user, async (db, close) => {
      const id = uuidV7();
      const [conversation, first] = await this.conversations.holdFor(db, user, sending, id);
      if (first !== id) return { run: await db.findOneByOrFail(Run, { userId: user.id, id: first }), gaveWay: null };
      const run = this.newRuns.of(user, id, conversation, sending.model);
      const gaveWay = await this.conversations.giveWay(db, user, conversation);
      await this.newRuns.insertExchange(db, close, run, sending, process);
      return { run, gaveWay };
    });
  }
}
