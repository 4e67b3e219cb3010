import { Component, input } from '@angular/core';
import { type SearchPage } from '../app/api/api';
import { OFFLINE } from '../app/api/problem';
import { SearchDialog } from '../app/search/search-dialog';
import { SearchStore } from '../app/search/search-store';
import { aHit } from '../app/testing/stories';

const HITS = [
  aHit(),
  aHit({ message_id: 'q1', role: 'user', snippet: 'Why is the nightly <mark>backup</mark> slow?' }),
  aHit({ conversation_id: 'v2', message_id: null, snippet: '<mark>Backup</mark> providers' }),
];

const ANSWERS: Readonly<Record<string, () => Promise<SearchPage>>> = {
  empty: () => Promise.resolve({ results: [], next_cursor: null }),
  loading: () => new Promise(() => undefined),
  failed: () => Promise.reject(OFFLINE),
};

/** The search, as the mood has it: with hits, without, still looking, or out of reach. */
@Component({
  selector: 'app-search-scene',
  imports: [SearchDialog],
  template: `<h1 class="hidden">Search</h1>
    <app-search-dialog [search]="search" />`,
})
export class SearchScene {
  readonly mood = input<string>();

  protected readonly search = new SearchStore(() =>
    (ANSWERS[this.mood() ?? ''] ?? (() => Promise.resolve({ results: HITS, next_cursor: 'more' })))(),
  );

  constructor() {
    this.search.write('backup');
  }
}
