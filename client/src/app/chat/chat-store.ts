import { computed, type Signal, signal, type WritableSignal } from '@angular/core';
import { type Feedback, type InputReply, type Run, type ToolCall } from '../api/api';
import { asProblem, type Problem } from '../api/problem';
import { type ThreadEvent } from '../api/thread-events';
import { AnswerReader, type Hearer } from './answer-reader';
import { type ChatSource, type Extras, type Verdict } from './chat-source';
import { type Ask } from '../tools/ask';
import { Decisions } from './decisions';
import { Elsewhere } from './elsewhere';
import { Outbox } from './outbox';
import { StoredMessages } from './stored-messages';
import { apply, rated, upTo } from '../transcript/transcript';
import { type Answer, isAwaiting, type Transcript } from '../transcript/turns';

/** One conversation on screen: its history, the answer while it streams in, and what a person can do about it. */
export class ChatStore implements Hearer {
  private readonly transcript = signal<Transcript>([]);
  private readonly conversation: WritableSignal<string | undefined>;
  private readonly sought = signal<string | null>(null);
  private readonly refusal = signal<Problem | null>(null);
  private readonly stopped = signal<string | null>(null);
  private readonly visit = new AbortController();
  private readonly reader: AnswerReader;
  private readonly elsewhere: Elsewhere;
  private readonly outbox: Outbox;
  private readonly stored: StoredMessages;
  private readonly decisions: Decisions;
  private loaded = Promise.resolve();
  private beginning: Promise<string> | null = null;

  readonly turns = this.transcript.asReadonly();
  /** The message that a person came for, while it is pointed out. */
  readonly target = this.sought.asReadonly();
  readonly problem = this.refusal.asReadonly();
  readonly draft: WritableSignal<string>;
  readonly current = computed(() => this.reader.current());
  readonly isSending = computed(() => this.outbox.isSending());
  readonly isAwaiting = computed(() => isAwaiting(this.current()));
  readonly isAnswering = computed(() => this.isSending() || (this.current() !== undefined && !this.isAwaiting()));
  readonly isStopping = computed(() => this.isAnswering() && this.stopped() === (this.current()?.id ?? 'sending'));

  constructor(
    private readonly source: ChatSource,
    id: string | undefined,
    draft = '',
    /** Takes back what went with a message that was not sent, beside its words. */
    unsent: (extras: Extras) => void = () => undefined,
  ) {
    this.conversation = signal(id);
    this.draft = signal(draft);
    this.decisions = new Decisions(source, this.transcript);
    this.outbox = new Outbox(this.transcript, this.draft, unsent);
    this.stored = new StoredMessages(source, this.transcript, this.visit.signal, id !== undefined);
    this.reader = new AnswerReader(source, this.transcript, this.visit.signal, this);
    this.elsewhere = new Elsewhere(source, this.transcript, this.reader, this.visit.signal);
  }

  /** The conversation that this is; none before the first message. */
  get id(): Signal<string | undefined> {
    return this.conversation;
  }

  /** What is asked of a person and being answered: on its way, or why it was refused. */
  get asks(): Signal<ReadonlyMap<string, Ask>> {
    return this.decisions.asks;
  }

  get isLoading(): Signal<boolean> {
    return this.stored.isOpening;
  }

  get loadProblem(): Signal<Problem | null> {
    return this.stored.problem;
  }

  get isLoadingOlder(): Signal<boolean> {
    return this.stored.isLoading;
  }

  /** Loads what is stored, reads on where an answer is unfinished, and stays up to date. */
  async open(): Promise<void> {
    const id = this.conversation();
    if (!id) return;
    this.elsewhere.watch(id, (isGone) => this.heed(id, isGone));
    this.loaded = this.load(id);
    await this.loaded;
  }

  /** Leads to a message, however far back it is. */
  async show(messageId: string): Promise<void> {
    const id = this.conversation();
    await this.loaded;
    this.sought.set(null);
    await this.attempt(async () => {
      if (id && (await this.stored.until(id, messageId))) this.sought.set(messageId);
    });
  }

  /** The message was pointed out long enough. */
  shown(): void {
    this.sought.set(null);
  }

  /** Stops reading; answers go on without a reader, and a message that was on its way is still brought there. */
  close(): void {
    this.visit.abort();
  }

  async load(id: string): Promise<void> {
    if (await this.stored.open(id)) void this.reader.read();
  }

  async loadOlder(): Promise<void> {
    const id = this.conversation();
    if (id) await this.attempt(() => this.stored.next(id));
  }

  /**
   * Shows the message at once and sends it; when that fails, its text is back in the draft.
   * An approval that waits is passed by: the server denies it, and its answer ends.
   */
  async send(text: string, model: string | null, extras: Extras = {}): Promise<void> {
    const current = this.current();
    const waits = this.isSending() || current !== undefined;
    const passed = isAwaiting(current) ? current?.id : undefined;
    const message = this.outbox.put(text, model, waits, extras);
    this.refusal.set(null);
    try {
      const id = this.conversation() ?? (await this.begin());
      const events = this.outbox.inTurn(() => this.source.send(id, message, this.visit.signal));
      await this.reader.take(events, message.key, waits);
    } catch (error) {
      this.refused(asProblem(error), message.key);
    }
    await this.reader.read(this.outbox.has(message) ? undefined : passed);
  }

  async stop(): Promise<void> {
    const answer = this.current();
    this.stopped.set(answer?.id ?? 'sending');
    if (answer?.runId) await this.cancel(answer.runId);
  }

  /** Takes a message back that still waits its turn. */
  async withdraw(answer: Answer): Promise<void> {
    if (answer.runId) await this.cancel(answer.runId);
  }

  async retry(answer: Answer): Promise<void> {
    await this.attempt(async () => {
      const run = await this.source.retry(answer.id);
      this.transcript.update((turns) => apply(upTo(turns, answer.id), { type: 'run.updated', run }));
    });
    await this.reader.read();
  }

  /** Shows what somebody else began, and reads it. */
  async adopt(run: Run): Promise<void> {
    this.fold(run);
    await this.reader.read();
  }

  /** Takes in what happened outside of any answer. */
  hear(event: ThreadEvent): void {
    this.transcript.update((turns) => apply(turns, event));
  }

  /** Keeps what a person thinks of an answer, at once here; not when the server refuses. */
  async rate(answer: Answer, feedback: Feedback): Promise<void> {
    const show = (kind: Feedback) => this.transcript.update((turns) => rated(turns, answer.id, kind));
    show(feedback);
    if (!(await this.attempt(() => this.source.rate(answer.id, feedback)))) show(answer.feedback);
  }

  async decide(call: ToolCall, verdict: Verdict): Promise<void> {
    await this.decisions.decide(call, verdict);
    await this.reader.read();
  }

  async reply(call: ToolCall, reply: InputReply): Promise<void> {
    await this.decisions.reply(call, reply);
    await this.reader.read();
  }

  /** The server has a message; stopping it may have been asked for before. */
  accepted(): void {
    if (this.stopped() === 'sending') void this.stop();
  }

  /** The server would not: says why, and gives an unsent message's text back. */
  refused(problem: Problem, key: string | null): void {
    this.outbox.giveBack(key);
    this.refusal.set(problem);
    this.stopped.set(null);
  }

  /** Somebody deleted the conversation, or brought it back. */
  private heed(id: string, isGone: boolean): void {
    if (isGone) this.stored.lose();
    else if (this.stored.isLost()) void this.load(id);
  }

  private async cancel(runId: string): Promise<void> {
    const done = await this.attempt(async () => this.fold(await this.source.stop(runId)));
    if (!done) this.stopped.set(null);
  }

  private begin(): Promise<string> {
    this.beginning ??= this.source
      .create()
      .then((id) => {
        this.conversation.set(id);
        this.elsewhere.watch(id, (isGone) => this.heed(id, isGone));
        return id;
      })
      .finally(() => (this.beginning = null));
    return this.beginning;
  }

  private fold(run: Run): void {
    this.transcript.update((turns) => apply(turns, { type: 'run.updated', run }));
  }

  private async attempt(work: () => Promise<void> | void): Promise<boolean> {
    this.refusal.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.refusal.set(asProblem(error));
      return false;
    }
  }
}
