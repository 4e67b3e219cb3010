import { inject, Service, signal } from '@angular/core';
import { type SearchPage } from '../api/api';
import { Backend } from '../auth/backend';

const PAGE = 20;

/** Looks through everything that the signed-in user said, was told and had done. */
@Service()
export class Search {
  private readonly backend = inject(Backend);
  private readonly open = signal(false);

  readonly isOpen = this.open.asReadonly();

  show(): void {
    this.open.set(true);
  }

  hide(): void {
    this.open.set(false);
  }

  find(words: string, cursor: string | null, signal: AbortSignal): Promise<SearchPage> {
    const query = new URLSearchParams({ q: words, limit: `${PAGE}`, ...(cursor && { cursor }) });
    return this.backend.get<SearchPage>(`/api/chat/search?${query}`, signal);
  }
}
