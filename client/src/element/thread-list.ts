import { signal } from '@angular/core';
import { type ChatKitApi } from '../app/chatkit/chatkit-api';
import { type Page, type Thread } from '../app/chatkit/thread';
import { Refusal } from '../app/ui/refusal';

const PAGE = 30;

/** The threads of a person, newest first, page by page. */
export class ThreadList {
  private readonly threads = signal<readonly Thread[]>([]);
  private readonly refusal = new Refusal();
  private readonly busy = signal(false);
  private cursor: string | undefined;

  readonly all = this.threads.asReadonly();
  readonly problem = this.refusal.problem;
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
    await this.refusal.attempt(async () => {
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

  async rename({ id }: Thread, title: string): Promise<void> {
    await this.refusal.attempt(async () => {
      const renamed = await this.api().ask<Thread>('threads.update', { thread_id: id, title });
      this.threads.update((threads) =>
        threads.map((thread) => (thread.id === id ? { ...thread, ...renamed } : thread)),
      );
    });
  }

  async remove({ id }: Thread): Promise<void> {
    await this.refusal.attempt(async () => {
      await this.api().ask('threads.delete', { thread_id: id });
      this.threads.update((threads) => threads.filter((thread) => thread.id !== id));
    });
  }
}
