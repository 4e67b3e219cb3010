import { computed, signal } from '@angular/core';
import { type Run } from '../api/api';
import { asProblem, ownProblem, type Problem } from '../api/problem';
import { type ThreadEvent } from '../api/thread-events';
import { apply, lastStored } from '../transcript/transcript';
import { type Answer, isAwaiting, type Transcript } from '../transcript/turns';
import { AnswerActions } from './answer-actions';
import { AnswerReader, type Hearer } from './answer-reader';
import { type ChatSource, type Extras } from './chat-source';
import { Decisions } from './decisions';
import { type UnsentHandling } from './unsent-handling';
import { Elsewhere } from './elsewhere';
import { joined } from './joined';
import { Outbox } from './outbox';
import { Refusal } from '../ui/refusal';
import { SoughtMessage } from './sought-message';
import { StoredMessages } from './stored-messages';
import { NOBODY, type UnsentMessage } from './unsent-message';

const UNSENT = ownProblem('unsent');

/** One conversation on screen: its history, the answer while it streams in, and what a person can do about it. */
export class ChatStore implements Hearer {
  private readonly transcript = signal<Transcript>([]);
  private readonly conversation = signal(this.openedId);
  private readonly closing = new AbortController();
  private readonly refusal = new Refusal();
  private readonly reader = new AnswerReader(this.source, this.transcript, this.closing.signal, this);
  private readonly elsewhere = new Elsewhere(this.source, this.transcript, this.reader, this.closing.signal);
  private readonly stored = new StoredMessages(
    this.source,
    this.transcript,
    this.closing.signal,
    this.openedId !== undefined,
  );
  private readonly sought = new SoughtMessage(this.stored);
  private loaded = Promise.resolve();
  private beginning: Promise<string> | null = null;

  /** What is written and not sent. */
  readonly draft = signal(this.unsent.draft ?? '');
  private readonly outbox = new Outbox(this.transcript, this.conversation, this.unsent.keeper ?? NOBODY, (message) =>
    this.takeBack(message),
  );

  readonly actions = new AnswerActions(this.source, this.transcript, this.reader, this.refusal);
  readonly decisions = new Decisions(this.source, this.transcript, this.reader);

  readonly turns = this.transcript.asReadonly();
  /** The conversation that this is; none before the first message. */
  readonly id = this.conversation.asReadonly();
  /** The message that a person came for, while it is pointed out. */
  readonly target = this.sought.target;
  /** Why the last thing that was wanted is refused. */
  readonly problem = this.refusal.problem;
  readonly isLoading = this.stored.isOpening;
  /** Why there is nothing to show. */
  readonly loadProblem = this.stored.problem;
  readonly isLoadingOlder = this.stored.isLoading;
  /** The first answer that is not finished. */
  readonly current = this.reader.current;
  readonly isSending = this.outbox.isSending;
  readonly isAwaiting = computed(() => isAwaiting(this.current()));
  readonly isAnswering = computed(() => this.isSending() || (this.current() !== undefined && !this.isAwaiting()));
  readonly isStopping = computed(() => this.isAnswering() && this.actions.isStopping());

  constructor(
    private readonly source: ChatSource,
    private readonly openedId: string | undefined,
    private readonly unsent: UnsentHandling = {},
  ) {}

  /** Loads what is stored, reads on where an answer is unfinished, and stays up to date. */
  async open(): Promise<void> {
    const id = this.id();
    if (!id) return this.recover();
    this.watch(id);
    this.loaded = this.load(id);
    await this.loaded;
  }

  /** Loads what is stored, over what is shown. */
  async load(id: string): Promise<void> {
    if (!(await this.stored.open(id))) return;
    void this.reader.read();
    void this.recover();
  }

  /** Loads the page just older than what is shown. */
  async loadOlder(): Promise<void> {
    const id = this.id();
    if (id) await this.refusal.attempt(() => this.stored.next(id));
  }

  /** Leads to a message, however far back it is. */
  async show(messageId: string): Promise<void> {
    const id = this.id();
    await this.loaded;
    if (id) await this.refusal.attempt(() => this.sought.seek(id, messageId));
  }

  /** The message was pointed out long enough. */
  shown(): void {
    this.sought.seen();
  }

  /** Stops reading; answers go on without a reader, and a message that was on its way is still brought there. */
  close(): void {
    this.closing.abort();
  }

  /**
   * Shows the message at once and sends it; when that fails, its text is back in the draft.
   * An approval that waits is passed by: the server denies it, and its answer ends.
   */
  async send(text: string, model: string | null, extras: Extras = {}): Promise<void> {
    const current = this.current();
    const waits = this.isSending() || current !== undefined;
    const passed = isAwaiting(current) ? current?.id : undefined;
    const after = this.isLoading() ? null : lastStored(this.turns());
    const message = this.outbox.put({ content: text, model, waits, extras }, after);
    this.refusal.forget();
    try {
      const id = this.id() ?? (await this.begin());
      const events = this.outbox.inTurn(message, () => this.source.send(id, message, this.closing.signal));
      await this.reader.take(events, message.key, waits);
    } catch (error) {
      this.refused(asProblem(error), message.key);
    }
    await this.reader.read(this.outbox.has(message) ? undefined : passed);
  }

  /** Takes back a message that waits its turn: it is where it was written, before what was written since. */
  async withdraw(answer: Answer): Promise<void> {
    const question = await this.actions.withdraw(answer);
    if (question) this.takeBack({ text: question.text, extras: question });
  }

  /** Shows what somebody else began, and reads it. */
  async adopt(run: Run): Promise<void> {
    this.hear({ type: 'run.updated', run });
    await this.reader.read();
  }

  /** Takes in what happened outside of any answer. */
  hear(event: ThreadEvent): void {
    this.transcript.update((turns) => apply(turns, event));
  }

  /** The server has a message; stopping it may have been asked for before. */
  accepted(): void {
    this.actions.begun();
  }

  /** The server would not: says why, and gives an unsent message's text back. */
  refused(problem: Problem, key: string | null): void {
    this.outbox.giveBack(key);
    this.refusal.tell(problem);
    this.actions.refused();
  }

  private begin(): Promise<string> {
    this.beginning ??= this.source
      .create()
      .then((id) => {
        this.conversation.set(id);
        this.outbox.begun();
        this.watch(id);
        return id;
      })
      .finally(() => (this.beginning = null));
    return this.beginning;
  }

  /** What an earlier page was sending when it was closed is to be sent again, unless it had arrived. */
  private async recover(): Promise<void> {
    await this.outbox.recover(() => this.refusal.tell(UNSENT));
  }

  private takeBack({ text, extras }: Pick<UnsentMessage, 'text' | 'extras'>): void {
    this.draft.update((later) => joined(text, later));
    this.unsent.giveBack?.(extras);
  }

  private watch(id: string): void {
    this.elsewhere.watch(id, (isGone) => this.heed(id, isGone));
  }

  /** Somebody deleted the conversation, or brought it back. */
  private heed(id: string, isGone: boolean): void {
    if (isGone) this.stored.lose();
    else if (this.stored.isLost()) void this.load(id);
  }
}
