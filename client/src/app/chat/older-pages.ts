import { signal, type WritableSignal } from '@angular/core';
import { type ChatSource } from './chat-source';
import { merge } from './history';
import { type Transcript } from './turns';

/** The stored messages of a conversation, fetched page by page from its end. */
export class OlderPages {
  private readonly more = signal(false);
  private readonly loading = signal(false);
  private fetching: Promise<void> | null = null;

  readonly hasMore = this.more.asReadonly();
  readonly isLoading = this.loading.asReadonly();

  constructor(
    private readonly source: ChatSource,
    private readonly transcript: WritableSignal<Transcript>,
    private readonly leaving: AbortSignal,
  ) {}

  /** Fetches the newest page, over what is shown. */
  async newest(conversationId: string): Promise<void> {
    await this.fetch(conversationId, null);
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
