import { type Feedback, type Run } from '../api/api';
import { asProblem, ownProblem } from '../api/problem';
import { type ThreadItem } from '../api/thread-items';
import { type Changes, ChatSource, type History, type Outgoing, type SourceEvent } from '../chat/chat-source';
import { type ToolEffect } from '../tools/tool-effect';
import { Answering } from './answering';
import { type ChatKitApi, type Operation } from './chatkit-api';
import { Job, told } from './job';
import { Names } from './names';
import { type Page, type Thread, type ThreadListener } from './thread';
import { answerIdOf, turnsOf } from './thread-turns';
import { userMessageInput } from './user-message-input';

const PAGE = 50;
const OWN_FORMS = ownProblem('unsupported', 400);

/** What a person pressed in a widget. */
export interface Action {
  readonly type: string;
  readonly payload?: Readonly<Record<string, unknown>> | undefined;
}

/** One thread of any ChatKit server; its answers are the streams of the requests that ask for them. */
export class ChatKitChatSource extends ChatSource {
  private readonly names = new Names();
  private readonly waiting = new Map<string, Job>();
  private readonly reading = new Map<string, Job>();
  private readonly asked = new Map<string, () => Operation>();
  private readonly answering: Answering;
  private cursor: string | undefined;

  /** The thread as the server last told of it. */
  threadId: string | null;

  constructor(
    private readonly api: ChatKitApi,
    private readonly listener: ThreadListener,
    threadId: string | null,
  ) {
    super();
    this.threadId = threadId;
    const output = (result: unknown) => this.onThread('threads.add_client_tool_output', { result: result ?? null });
    this.answering = new Answering(api, this.names, listener, (thread) => this.keep(thread), output);
  }

  /** A thread is made by its first message; until then its name is ours. */
  create(): Promise<string> {
    return Promise.resolve('new');
  }

  async history(_id: string, before: string | null, signal?: AbortSignal): Promise<History> {
    const items = before === null ? await this.newest(signal) : await this.older(signal);
    const turns = turnsOf(items, this.names);
    return { turns, hasMore: this.cursor !== undefined };
  }

  async changes(id: string): Promise<Changes> {
    return { turns: (await this.history(id, null)).turns, removedIds: [] };
  }

  async *send(_id: string, message: Outgoing, signal: AbortSignal): AsyncIterable<SourceEvent> {
    const input = userMessageInput(message);
    const operation = () =>
      this.threadId === null
        ? { type: 'threads.create', params: { input } }
        : this.onThread('threads.add_user_message', { input });
    const job = this.job(message.key, answerIdOf(message.key), operation);
    job.hasSpoken = true;
    if (message.waits) yield told(job.queued);
    else yield* this.follow(job.id, undefined, signal);
  }

  async *follow(runId: string, _after: string | undefined, signal: AbortSignal): AsyncIterable<SourceEvent> {
    const job = this.waiting.get(runId);
    if (!job) return;
    this.waiting.delete(runId);
    this.reading.set(runId, job);
    try {
      yield* this.answering.read(job, signal);
    } finally {
      this.reading.delete(runId);
      if (this.isAskedByName(job)) this.asked.delete(job.turns.answerId);
    }
  }

  async stop(runId: string): Promise<Run> {
    const waiting = this.waiting.get(runId);
    if (waiting) this.forget(waiting);
    const job = waiting ?? this.reading.get(runId);
    if (!job) throw ownProblem('answer_ended', 404);
    job.stopping.abort();
    if (job.serverRunId)
      await this.api.cancel(job.serverRunId).catch((error: unknown) => this.listener.failed(asProblem(error)));
    return waiting ? job.withdrawn : job.in('cancelled');
  }

  retry(answerId: string): Promise<Run> {
    const item_id = this.names.questionOf(answerId);
    const again = item_id ? () => this.onThread('threads.retry_after_item', { item_id }) : this.asked.get(answerId);
    if (!again) return Promise.reject(ownProblem('no_question', 404));
    const questionId = item_id ? this.names.nameOf(item_id) : answerId;
    const job = this.job(questionId, answerId, again);
    job.hasSpoken = true;
    return Promise.resolve(job.queued);
  }

  /** A person pressed something in a widget, or the page has an action of its own. */
  act(action: Action, itemId?: string): Run {
    const params = { action, ...(itemId !== undefined && { item_id: itemId }) };
    return this.job('', `${crypto.randomUUID()}:answer`, () => this.onThread('threads.custom_action', params)).queued;
  }

  /** The same without a stream, also while an answer runs; tells what became of the widget. */
  async actAtOnce(action: Action, item_id: string): Promise<ThreadItem | null> {
    const { params } = this.onThread('threads.sync_custom_action', { action, item_id });
    const { updated_item } = await this.api.ask<{ updated_item?: ThreadItem }>('threads.sync_custom_action', params);
    return updated_item ?? null;
  }

  /** A person answered what the assistant asked, or skipped it. */
  submit(item_id: string, input: unknown): Run {
    const operation = () => this.onThread('threads.add_structured_input', { item_id, input });
    return this.job('', `${crypto.randomUUID()}:answer`, operation).queued;
  }

  decide(): Promise<Run> {
    return Promise.reject(OWN_FORMS);
  }

  reply(): Promise<Run> {
    return Promise.reject(OWN_FORMS);
  }

  async rate(answerId: string, kind: Feedback): Promise<void> {
    if (kind === null) return; // the protocol cannot take it back
    const { type, params } = this.onThread('items.feedback', { item_ids: this.names.itemsOf(answerId), kind });
    await this.api.ask(type, params);
  }

  effects(): Promise<ReadonlyMap<string, ToolEffect>> {
    return Promise.resolve(new Map());
  }

  /** Nothing is told between requests. */
  watch(): () => void {
    return () => undefined;
  }

  private job(questionId: string, answerId: string, operation: () => Operation): Job {
    const job = new Job({ questionId, answerId }, operation);
    this.waiting.set(job.id, job);
    this.asked.set(answerId, operation);
    return job;
  }

  /** Whether asking again goes by the question's name, or is out of the question: nothing of it is on the screen. */
  private isAskedByName({ turns, hasBegun, hasSpoken }: Job): boolean {
    return this.names.questionOf(turns.answerId) !== undefined || !hasBegun || !hasSpoken;
  }

  /** It was taken back before its turn. */
  private forget(job: Job): void {
    this.waiting.delete(job.id);
    this.asked.delete(job.turns.answerId);
  }

  private onThread(type: string, params: Operation['params']): Operation {
    return { type, params: { thread_id: this.threadId, ...params } };
  }

  private keep(thread: Thread): void {
    this.threadId = thread.id;
    this.listener.threadChanged(thread);
  }

  /** The last items of the thread, from the beginning of a turn on. */
  private async newest(signal?: AbortSignal): Promise<readonly ThreadItem[]> {
    const { params } = this.onThread('threads.get_by_id', {});
    const thread = await this.api.ask<Thread>('threads.get_by_id', params, signal);
    this.keep(thread);
    this.cursor = undefined;
    return thread.items.has_more ? this.older(signal) : thread.items.data;
  }

  private async older(signal?: AbortSignal): Promise<readonly ThreadItem[]> {
    let items: readonly ThreadItem[] = [];
    do {
      const after = this.cursor === undefined ? {} : { after: this.cursor };
      const { params } = this.onThread('items.list', { limit: PAGE, order: 'desc', ...after });
      const page = await this.api.ask<Page<ThreadItem>>('items.list', params, signal);
      items = [...page.data.toReversed(), ...items];
      this.cursor = page.has_more && page.after !== this.cursor ? page.after : undefined;
    } while (this.cursor !== undefined && items[0]?.type !== 'user_message');
    return items;
  }
}
