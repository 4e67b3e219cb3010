import { computed, type Signal, signal, type WritableSignal } from '@angular/core';
import { type Run, type ToolCall } from '../api/api';
import { freshKey } from '../api/fresh-key';
import { asProblem, type Problem } from '../api/problem';
import { type Change, type ChatSource, type SourceEvent, type Verdict } from './chat-source';
import { perFrame } from './frames';
import { merge } from './history';
import { accepted, apply, emptied, unfinished, upTo } from './transcript';
import { type Answer, isAwaiting, type Question, type Transcript, type Turn } from './turns';

const SETTLE_MS = 400;

/** One conversation on screen: its history, the answer while it streams in, and what a person can do about it. */
export class ChatStore {
  private readonly transcript = signal<Transcript>([]);
  private readonly conversation: WritableSignal<string | undefined>;
  private readonly loading: WritableSignal<boolean>;
  private readonly older = signal(false);
  private readonly more = signal(false);
  private readonly refusal = signal<Problem | null>(null);
  private readonly loadRefusal = signal<Problem | null>(null);
  private readonly stopped = signal<string | null>(null);
  private readonly cursors = new Map<string, string>();
  private readonly keys = new Map<string, string>();
  private readonly heard = new Map<string, Run>();
  private visit = new AbortController();
  private beginning: Promise<string> | null = null;
  private isReading = false;

  readonly turns = this.transcript.asReadonly();
  readonly hasOlder = this.more.asReadonly();
  readonly isLoadingOlder = this.older.asReadonly();
  readonly problem = this.refusal.asReadonly();
  readonly loadProblem = this.loadRefusal.asReadonly();
  readonly draft: WritableSignal<string>;
  readonly current = computed(() => unfinished(this.transcript()));
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
    this.visit = new AbortController();
    const id = this.conversation();
    if (id) this.watch(id);
    if (id && this.loading()) await this.load(id);
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
      void this.read();
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
      await (waits ? this.take(events, message.key) : this.alone(() => this.take(events, message.key)));
    } catch (error) {
      this.refuse(asProblem(error), message.key);
    }
    await this.read();
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
    await this.read();
  }

  async decide(call: ToolCall, verdict: Verdict): Promise<void> {
    await this.attempt(async () => this.fold(await this.source.decide(call, verdict)));
    await this.read();
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
        this.watch(id);
        return id;
      })
      .finally(() => (this.beginning = null));
    return this.beginning;
  }

  /** Reads the first unfinished answer, then the next, until none is left or one waits for a person. */
  private async read(): Promise<void> {
    if (this.isReading) return;
    await this.alone(async () => {
      let last: Answer | undefined;
      for (let answer = this.current(); answer?.runId && !isAwaiting(answer); answer = this.current()) {
        if (this.visit.signal.aborted || last?.id === answer.id) return;
        await this.follow(answer.id, answer.runId);
        last = answer;
      }
    });
  }

  private async follow(answerId: string, runId: string): Promise<void> {
    const after = this.cursors.get(runId);
    await this.take(this.source.follow(runId, after, this.visit.signal), null, after === undefined ? answerId : null);
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    this.isReading = true;
    await work().finally(() => (this.isReading = false));
  }

  /** Folds a stream into the transcript, at most once per frame; `replayed` is an answer that it tells anew. */
  private async take(
    events: AsyncIterable<SourceEvent>,
    key: string | null,
    replayed: string | null = null,
  ): Promise<void> {
    let fresh = replayed;
    for await (const batch of perFrame(events, beginsCall)) {
      if (this.visit.signal.aborted) return;
      const start = fresh === null ? this.transcript() : emptied(this.transcript(), fresh);
      fresh = null;
      this.transcript.set(batch.reduce((turns, event) => this.folded(turns, event, key), start));
    }
  }

  private folded(turns: Transcript, told: SourceEvent, key: string | null): Transcript {
    if ('refused' in told) {
      queueMicrotask(() => this.refuse(told.refused, key));
      return turns;
    }
    const { id, event } = told;
    if (event.type !== 'run.updated') return apply(turns, event);
    if (id !== undefined) this.cursors.set(event.run.id, id);
    if (key !== null && this.stopped() === 'sending') queueMicrotask(() => void this.stop());
    return apply(key === null ? turns : accepted(turns, key, event.run), event);
  }

  private fold(run: Run): void {
    this.transcript.update((turns) => apply(turns, { type: 'run.updated', run }));
  }

  private refuse(problem: Problem, key: string | null): void {
    if (this.visit.signal.aborted) return;
    this.refusal.set(problem);
    this.stopped.set(null);
    const unsent = this.transcript().find(({ id }) => id === key);
    if (unsent?.role !== 'user' || !unsent.sending) return;
    this.transcript.update((turns) => turns.filter((turn) => turn !== unsent));
    this.keys.set(unsent.text, unsent.id);
    this.draft.update((later) => [unsent.text, later].filter(Boolean).join('\n\n'));
  }

  /** The same unsent text goes out under the same key, so that it is never stored twice. */
  private keyOf(text: string): string {
    const key = this.keys.get(text) ?? freshKey();
    this.keys.delete(text);
    return key;
  }

  private watch(id: string): void {
    const unwatch = this.source.watch(id, (change) => void this.notice(id, change));
    this.visit.signal.addEventListener('abort', unwatch);
  }

  /** Looks, when things have settled, whether a change came from elsewhere. */
  private async notice(id: string, { messageId, run }: Change): Promise<void> {
    if (run) this.heard.set(run.id, run);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    if (this.visit.signal.aborted || this.loading() || this.isSending()) return;
    const known = this.transcript().find((turn) => turn.id === (messageId ?? run?.assistant_message_id));
    if (!known) await this.refresh(id);
    else if (run) this.catchUp(known, this.heard.get(run.id) ?? run);
    await this.read();
  }

  /** What another tab did to a run that is not read here: let it go on, or withdrew it. */
  private catchUp(turn: Turn, run: Run): void {
    const isOver = turn.role === 'assistant' && turn.status !== 'streaming';
    if (!isOver && (!this.isReading || turn.id !== this.current()?.id)) this.fold(run);
  }

  private async refresh(id: string): Promise<void> {
    const since = this.transcript().reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '');
    try {
      const { messages, removedIds } = await this.source.changes(id, since || new Date(0).toISOString());
      this.transcript.update((turns) => merge(turns, messages, removedIds));
    } catch {
      // The next change, or the next visit, asks again.
    }
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

/** Whether a call begins, which is shown however soon it ends. */
function beginsCall(told: SourceEvent): boolean {
  if ('refused' in told) return false;
  const { event } = told;
  if (event.type === 'thread.item.added') return event.item.type === 'workflow';
  return event.type === 'thread.item.updated' && event.update.type === 'workflow.task.added';
}

function sending(id: string, text: string): Question {
  const now = new Date().toISOString();
  return { role: 'user', id, text, createdAt: now, updatedAt: '', sending: true };
}
