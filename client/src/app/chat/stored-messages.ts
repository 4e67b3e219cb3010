import { signal, type WritableSignal } from '@angular/core';
import { asProblem, ownProblem, type Problem } from '../api/problem';
import { type ChatSource } from './chat-source';
import { merge } from '../transcript/merge';
import { type Transcript } from '../transcript/turns';

const GONE = ownProblem('gone', 404);

/** The stored messages of a conversation, fetched page by page from its end, and whether they can be had at all. */
export class StoredMessages {
  private readonly more = signal(false);
  private readonly refusal = signal<Problem | null>(null);
  private readonly opening = signal(this.hasSome);
  private readonly loading = signal(false);
  private fetching: Promise<void> | null = null;

  /** Why they cannot be had. */
  readonly problem = this.refusal.asReadonly();
  /** Whether nothing of them is here yet. */
  readonly isOpening = this.opening.asReadonly();
  /** Whether older ones are being fetched. */
  readonly isLoading = this.loading.asReadonly();

  constructor(
    private readonly source: ChatSource,
    private readonly transcript: WritableSignal<Transcript>,
    private readonly leaving: AbortSignal,
    private readonly hasSome: boolean,
  ) {}

  /** Fetches the newest page, over what is shown; tells whether it is here. */
  async open(conversationId: string): Promise<boolean> {
    this.refusal.set(null);
    try {
      await this.fetch(conversationId, null);
      this.opening.set(false);
      return true;
    } catch (error) {
      if (!this.leaving.aborted) this.refusal.set(asProblem(error));
      return false;
    }
  }

  /** The conversation was deleted elsewhere. */
  lose(): void {
    this.refusal.set(GONE);
  }

  /** Whether there is no such conversation, or no more. */
  isLost(): boolean {
    return this.refusal()?.status === GONE.status;
  }

  /** Fetches the page just older than what is shown, once at a time. */
  next(conversationId: string): Promise<void> {
    const first = this.transcript()[0];
    if (!first || !this.more()) return Promise.resolve();
    this.loading.set(true);
    this.fetching ??= this.fetch(conversationId, first.id).finally(() => {
      this.fetching = null;
      this.loading.set(false);
    });
    return this.fetching;
  }

  /** Fetches older pages until a message is there; tells whether it is. */
  async until(conversationId: string, messageId: string): Promise<boolean> {
    const isThere = () => this.transcript().some(({ id }) => id === messageId);
    while (!isThere() && this.more() && !this.leaving.aborted) await this.next(conversationId);
    return isThere();
  }

  private async fetch(conversationId: string, before: string | null): Promise<void> {
    const { turns: stored, hasMore } = await this.source.history(conversationId, before, this.leaving);
    this.transcript.update((turns) => merge(turns, stored, []));
    this.more.set(hasMore);
  }
}
