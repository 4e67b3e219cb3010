import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { NotFound } from '../http/not-found.js';
import { type Run } from '../runs/journal/run.entity.js';
import { Runs } from '../runs/runs.service.js';
import { type ParamsOf } from '../thread-events/client-request.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { inputAnswer } from './input-questions.js';
import { type Known, KnownAnswers, NOTHING_KNOWN } from './known-answers.js';
import { ThreadItems } from './thread-items.js';
import { Threads, threadIdOf } from './threads.js';
import { askingItem, decisionOn, waitingCalls } from './tool-questions.js';

/** An answer that goes on, and what of it the client knows already. */
export interface Continued {
  readonly run: Run;
  readonly known: Known;
  /** What has changed by the user's decision. */
  readonly changed?: ThreadItem | null;
}

/** Makes the answers of a thread go on: again, after the user's decision, or for a reader who comes back. */
@Injectable()
export class ThreadAnswers {
  constructor(
    private readonly runs: Runs,
    private readonly answers: KnownAnswers,
    private readonly threads: Threads,
    private readonly items: ThreadItems,
  ) {}

  /** Answers a user's message again; what came after it is replaced. */
  async retry(user: Owner, { thread_id, item_id }: ParamsOf<'threads.retry_after_item'>): Promise<Continued> {
    const item = await this.items.find(user, threadIdOf(thread_id), item_id);
    if (!item) throw new NotFound('message');
    if (item.type !== 'user_message') throw new Conflict('Only a message of your own can be answered again.');
    return { run: await this.runs.retry(user, item.id), known: NOTHING_KNOWN };
  }

  /** Takes the user's decision on all calls that an item asks about; what is not answered means no. */
  async decide(user: Owner, params: ParamsOf<'threads.add_structured_input'>): Promise<Continued> {
    const run = await this.threads.active(user, threadIdOf(params.thread_id));
    const asking = askingItem(params.item_id);
    const known = run ? await this.answers.soFar(user, run.id) : NOTHING_KNOWN;
    const workflow = known.items.find(({ id }) => id === asking);
    if (!run || workflow?.type !== 'workflow') return await this.refuse(user, params);
    const calls = waitingCalls(workflow);
    if (calls.length === 0) return await this.refuse(user, params);
    let decided = run;
    for (const call of calls) {
      if (call.input_request) {
        decided = await this.runs.input(user, call.id, inputAnswer(call, call.input_request, params.input));
        continue;
      }
      const { decision, scope = 'once', reason, skipped } = decisionOn(call, params.input);
      const argumentsSha256 = call.arguments_sha256;
      decided = await this.runs.decide(user, call.id, { decision, scope, reason, skipped, argumentsSha256 });
    }
    return { run: decided, known, changed: await this.items.find(user, run.conversationId, params.item_id) };
  }

  /** Takes what the page's tool has brought: the newest item must be its call, and wait, whatever other calls do. */
  async output(user: Owner, params: ParamsOf<'threads.add_client_tool_output'>): Promise<Continued> {
    const { id } = await this.threads.bare(user, params.thread_id);
    const run = await this.threads.active(user, id);
    const {
      data: [call],
    } = await this.items.page(user, id, { order: 'desc', limit: 1 });
    if (!run || call?.type !== 'client_tool_call' || call.status !== 'pending')
      throw new Conflict('No tool of the page waits for its output.');
    const known = await this.answers.soFar(user, run.id);
    return { run: await this.runs.output(user, call.call_id, params.result), known };
  }

  /** The answer that is being written, for a reader who has missed its beginning; null when there is none. */
  async running(user: Owner, threadId: string): Promise<Continued | null> {
    const run = await this.threads.active(user, threadIdOf(threadId));
    return run ? { run, known: NOTHING_KNOWN } : null;
  }

  private async refuse(
    user: Owner,
    { thread_id, item_id }: ParamsOf<'threads.add_structured_input'>,
  ): Promise<Continued> {
    const item = await this.items.find(user, threadIdOf(thread_id), item_id);
    if (item?.type !== 'structured_input') throw new NotFound('question');
    throw new Conflict('This question has been answered already.');
  }
}
