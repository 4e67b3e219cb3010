import { signal } from '@angular/core';
import { type ChatKitApi } from '../app/chatkit/chatkit-api';
import { type Page, type Thread } from '../app/chatkit/thread';
import { asProblem, type Problem } from '../app/api/problem';

const PAGE = 30;

/** The threads of a person, newest first, page by page. */
export class ThreadList {
  private readonly threads = signal<readonly Thread[]>([]);
  private readonly refusal = signal<Problem | null>(null);
  private readonly busy = signal(false);
  private cursor: string | undefined;

  readonly all = this.threads.asReadonly();
  readonly problem = this.refusal.asReadonly();
  readonly isLoading = this.busy.asReadonly();
  readonly hasMore = signal(false);

  constructor(private readonly api: () => ChatKitApi) {}

  async load(): Promise<void> {
    this.cursor = undefined;
    await this.more();
  }

  async more(): Promise<void> {
    const after = this.cursor;
    this.busy.set(true);
    await this.attempt(async () => {
      const page = await this.api().ask<Page<Thread>>('threads.list', {
        limit: PAGE,
        order: 'desc',
        ...(after !== undefined && { after }),
      });
      this.threads.update((before) => (after === undefined ? page.data : [...before, ...page.data]));
      this.cursor = page.after;
      this.hasMore.set(page.has_more && page.after !== undefined);
    });
    this.busy.set(false);
  }

  rename({ id }: Thread, title: string): Promise<void> {
    return this.attempt(async () => {
      const renamed = await this.api().ask<Thread>('threads.update', { thread_id: id, title });
      this.threads.update((threads) =>
        threads.map((thread) => (thread.id === id ? { ...thread, ...renamed } : thread)),
      );
    });
  }

  remove({ id }: Thread): Promise<void> {
    return this.attempt(async () => {
      await this.api().ask('threads.delete', { thread_id: id });
      this.threads.update((threads) => threads.filter((thread) => thread.id !== id));
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(asProblem(error));
    }
  }
}
