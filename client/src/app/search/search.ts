import { inject, Service } from '@angular/core';
import { type SearchPage } from '../api/api';
import { Backend } from '../auth/backend';
import { Opening } from '../ui/opening';

const PAGE = 20;

/** Looks through everything that the signed-in user said, was told and had done. */
@Service()
export class Search extends Opening {
  private readonly backend = inject(Backend);

  find(words: string, cursor: string | null, signal: AbortSignal): Promise<SearchPage> {
    const query = new URLSearchParams({ q: words, limit: `${PAGE}`, ...(cursor && { cursor }) });
    return this.backend.get<SearchPage>(`/api/chat/search?${query}`, signal);
  }
}
