import { computed, type Signal, signal, type WritableSignal } from '@angular/core';
import { type Run, type ToolCall } from '../api/api';
import { freshKey } from '../api/fresh-key';
import { asProblem, type Problem } from '../api/problem';
import { AnswerReader, type Hearer } from './answer-reader';
import { type ChatSource, type Verdict } from './chat-source';
import { Elsewhere } from './elsewhere';
import { merge } from './history';
import { apply, upTo } from './transcript';
import { type Answer, isAwaiting, type Question, type Transcript } from './turns';

/** One conversation on screen: its history, the answer while it streams in, and what a person can do about it. */
export class ChatStore implements Hearer {
  private readonly transcript = signal<Transcript>([]);
  private readonly conversation: WritableSignal<string | undefined>;
  private readonly loading: WritableSignal<boolean>;
  private readonly older = signal(false);
  private readonly more = signal(false);
  private readonly refusal = signal<Problem | null>(null);
  private readonly loadRefusal = signal<Problem | null>(null);
  private readonly stopped = signal<string | null>(null);
  private readonly keys = new Map<string, string>();
  private readonly visit = new AbortController();
  private readonly reader: AnswerReader;
  private readonly elsewhere: Elsewhere;
  private beginning: Promise<string> | null = null;

  readonly turns = this.transcript.asReadonly();
  readonly hasOlder = this.more.asReadonly();
  readonly isLoadingOlder = this.older.asReadonly();
  readonly problem = this.refusal.asReadonly();
  readonly loadProblem = this.loadRefusal.asReadonly();
  readonly draft: WritableSignal<string>;
  readonly current = computed(() => this.reader.current());
  readonly isSending = computed(() => this.transcript().some((turn) => turn.role === 'user' && turn.sending));
  readonly isAwaiting = computed(() => isAwaiting(this.current()));
  readonly isAnswering = computed(() => this.isSending() || (this.current() !== undefined && !this.isAwaiting()));
  readonly isStopping = computed(() => this.isAnswering() && this.stopped() === (this.current()?.id ?? 'sending'));

  constructor(
    private readonly source: ChatSource,
    id: string | undefined,
    draft = '',
  ) {
    this.conversation = signal(id);
    this.loading = signal(id !== undefined);
    this.draft = signal(draft);
    this.reader = new AnswerReader(source, this.transcript, this.visit.signal, this);
    this.elsewhere = new Elsewhere(source, this.transcript, this.reader, this.visit.signal);
  }

  /** The conversation that this is; none before the first message. */
  get id(): Signal<string | undefined> {
    return this.conversation;
  }

  get isLoading(): Signal<boolean> {
    return this.loading;
  }

  /** Loads what is stored, reads on where an answer is unfinished, and stays up to date. */
  async open(): Promise<void> {
    const id = this.conversation();
    if (!id) return;
    this.elsewhere.watch(id);
    await this.load(id);
  }

  /** Stops reading; answers go on without a reader. */
  close(): void {
    this.visit.abort();
  }

  async load(id: string): Promise<void> {
    this.loadRefusal.set(null);
    try {
      const { messages, hasMore } = await this.source.history(id, null, this.visit.signal);
      this.transcript.update((turns) => merge(turns, messages, []));
      this.more.set(hasMore);
      this.loading.set(false);
      void this.reader.read();
    } catch (error) {
      if (!this.visit.signal.aborted) this.loadRefusal.set(asProblem(error));
    }
  }

  async loadOlder(): Promise<void> {
    const [id, first] = [this.conversation(), this.transcript()[0]];
    if (!id || !first || this.older() || !this.more()) return;
    this.older.set(true);
    await this.attempt(async () => {
      const { messages, hasMore } = await this.source.history(id, first.id, this.visit.signal);
      this.transcript.update((turns) => merge(turns, messages, []));
      this.more.set(hasMore);
    });
    this.older.set(false);
  }

  /** Shows the message at once and sends it; when that fails, its text is back in the draft. */
  async send(text: string, model: string | null): Promise<void> {
    const waits = this.isSending() || this.current() !== undefined;
    const message = { key: this.keyOf(text), content: text, model, waits };
    this.refusal.set(null);
    this.draft.set('');
    this.transcript.update((turns) => [...turns, sending(message.key, text)]);
    try {
      const id = this.conversation() ?? (await this.begin());
      const events = this.source.send(id, message, this.visit.signal);
      await this.reader.take(events, message.key, waits);
    } catch (error) {
      this.refused(asProblem(error), message.key);
    }
    await this.reader.read();
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

  async decide(call: ToolCall, verdict: Verdict): Promise<void> {
    await this.attempt(async () => this.fold(await this.source.decide(call, verdict)));
    await this.reader.read();
  }

  /** The server has a message; stopping it may have been asked for before. */
  accepted(): void {
    if (this.stopped() === 'sending') void this.stop();
  }

  /** The server would not: says why, and gives an unsent message's text back. */
  refused(problem: Problem, key: string | null): void {
    if (this.visit.signal.aborted) return;
    this.refusal.set(problem);
    this.stopped.set(null);
    const unsent = this.transcript().find(({ id }) => id === key);
    if (unsent?.role !== 'user' || !unsent.sending) return;
    this.transcript.update((turns) => turns.filter((turn) => turn !== unsent));
    this.keys.set(unsent.text, unsent.id);
    this.draft.update((later) => [unsent.text, later].filter(Boolean).join('\n\n'));
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
        this.elsewhere.watch(id);
        return id;
      })
      .finally(() => (this.beginning = null));
    return this.beginning;
  }

  private fold(run: Run): void {
    this.transcript.update((turns) => apply(turns, { type: 'run.updated', run }));
  }

  /** The same unsent text goes out under the same key, so that it is never stored twice. */
  private keyOf(text: string): string {
    const key = this.keys.get(text) ?? freshKey();
    this.keys.delete(text);
    return key;
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

function sending(id: string, text: string): Question {
  const now = new Date().toISOString();
  return { role: 'user', id, text, createdAt: now, updatedAt: '', sending: true };
}
