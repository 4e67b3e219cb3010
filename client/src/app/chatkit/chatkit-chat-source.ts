import { type Feedback, type Run } from '../api/api';
import { freshKey } from '../api/fresh-key';
import { asProblem, ownProblem } from '../api/problem';
import { type ThreadItem } from '../api/thread-items';
import { type Changes, ChatSource, type HistoryPage, type Outgoing, type SourceEvent } from '../chat/chat-source';
import { type ToolEffect } from '../tools/tool-effect';
import { Answering } from './answering';
import { type ChatKitApi, type Operation } from './chatkit-api';
import { type ThreadRun, runUpdated } from './thread-run';
import { ThreadRuns } from './thread-runs';
import { Names } from './names';
import { type Thread, type ThreadListener } from './thread';
import { ThreadPages } from './thread-pages';
import { answerIdOf, turnsOf } from './thread-turns';
import { userMessageInput } from './user-message-input';

const OWN_FORMS = ownProblem('unsupported', 400);

/** What a person pressed in a widget. */
export interface Action {
  readonly type: string;
  readonly payload?: Readonly<Record<string, unknown>> | undefined;
}

/** One thread of any ChatKit server; its answers are the streams of the requests that ask for them. */
export class ChatKitChatSource extends ChatSource {
  private readonly names = new Names();
  private readonly runs = new ThreadRuns(this.names);
  private readonly answering = new Answering(this.api, this.names, this.listener, {
    kept: (thread) => this.keep(thread),
    toolOutput: (result) => this.onThread('threads.add_client_tool_output', { result: result ?? null }),
  });
  private readonly pages = new ThreadPages(
    this.api,
    () => this.threadId,
    (thread) => this.keep(thread),
  );

  constructor(
    private readonly api: ChatKitApi,
    private readonly listener: ThreadListener,
    /** The thread as the server last told of it. */
    private threadId: string | null,
  ) {
    super();
  }

  /** A thread is made by its first message; until then its name is ours. */
  create(): Promise<string> {
    return Promise.resolve('new');
  }

  async history(_id: string, before: string | null, signal?: AbortSignal): Promise<HistoryPage> {
    const items = before === null ? await this.pages.newest(signal) : await this.pages.older(signal);
    return { turns: turnsOf(items, this.names), hasMore: this.pages.hasMore };
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
    const run = this.spoken(this.runs.add(message.key, answerIdOf(message.key), operation));
    if (message.waits) yield runUpdated(run.queued);
    else yield* this.follow(run.id, undefined, signal);
  }

  async *follow(runId: string, _after: string | undefined, signal: AbortSignal): AsyncIterable<SourceEvent> {
    const run = this.runs.begin(runId);
    if (!run) return;
    try {
      yield* this.answering.read(run, signal);
    } finally {
      this.runs.end(run);
    }
  }

  async stop(runId: string): Promise<Run> {
    const withdrawn = this.runs.withdraw(runId);
    const run = withdrawn ?? this.runs.running(runId);
    if (!run) throw ownProblem('answer_ended', 404);
    run.stopping.abort();
    if (run.serverRunId)
      await this.api.cancel(run.serverRunId).catch((error: unknown) => this.listener.failed(asProblem(error)));
    return withdrawn ? run.withdrawn : run.in('cancelled');
  }

  retry(answerId: string): Promise<Run> {
    const item_id = this.names.questionOf(answerId);
    const again = item_id
      ? () => this.onThread('threads.retry_after_item', { item_id })
      : this.runs.operationOf(answerId);
    if (!again) return Promise.reject(ownProblem('no_question', 404));
    const questionId = item_id ? this.names.nameOf(item_id) : answerId;
    return Promise.resolve(this.spoken(this.runs.add(questionId, answerId, again)).queued);
  }

  /** A person pressed something in a widget, or the page has an action of its own. */
  act(action: Action, itemId?: string): Run {
    return this.begin('threads.custom_action', { action, ...(itemId !== undefined && { item_id: itemId }) });
  }

  /** The same without a stream, also while an answer runs; tells what became of the widget. */
  async actAtOnce(action: Action, item_id: string): Promise<ThreadItem | null> {
    const { params } = this.onThread('threads.sync_custom_action', { action, item_id });
    const { updated_item } = await this.api.ask<{ updated_item?: ThreadItem }>('threads.sync_custom_action', params);
    return updated_item ?? null;
  }

  /** A person answered what the assistant asked, or skipped it. */
  submit(item_id: string, input: unknown): Run {
    return this.begin('threads.add_structured_input', { item_id, input });
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

  /** An answer that has no question in words. */
  private begin(type: string, params: Operation['params']): Run {
    return this.runs.add('', answerIdOf(freshKey()), () => this.onThread(type, params)).queued;
  }

  /** A run whose question is on the screen, so that its answer is, too. */
  private spoken(run: ThreadRun): ThreadRun {
    run.hasSpoken = true;
    return run;
  }

  private onThread(type: string, params: Operation['params']): Operation {
    return { type, params: { thread_id: this.threadId, ...params } };
  }

  private keep(thread: Thread): void {
    this.threadId = thread.id;
    this.listener.threadChanged(thread);
  }
}
