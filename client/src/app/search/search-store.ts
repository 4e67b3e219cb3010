import { computed, type Signal, signal } from '@angular/core';
import { type SearchHit, type SearchPage } from '../api/api';
import { asProblem, type Problem } from '../api/problem';

const DEBOUNCE_MS = 180;
const LONGEST = 200;

type Find = (words: string, cursor: string | null, signal: AbortSignal) => Promise<SearchPage>;

interface HitGroup {
  readonly name: 'messages' | 'titles';
  readonly hits: readonly SearchHit[];
}

/** One search: its words, what they find, and the hit that Enter opens. */
export class SearchStore {
  private readonly wanted = signal('');
  private readonly found = signal<readonly SearchHit[]>([]);
  private readonly answered = signal('');
  private readonly cursor = signal<string | null>(null);
  private readonly busy = signal(false);
  private readonly refusal = signal<Problem | null>(null);
  private readonly picked = signal<SearchHit | undefined>(undefined);
  private asking = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly words = this.wanted.asReadonly();
  /** The words that were last searched for: what is shown was found by them. */
  readonly searched = this.answered.asReadonly();
  readonly isLoading = this.busy.asReadonly();
  readonly problem = this.refusal.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly isEmpty = computed(
    () => this.answered() !== '' && !this.busy() && !this.problem() && this.hits().length === 0,
  );
  readonly groups: Signal<readonly HitGroup[]> = computed(() => {
    const isTitle = ({ message_id }: SearchHit) => message_id === null;
    const [messages, titles] = [this.found().filter((hit) => !isTitle(hit)), this.found().filter(isTitle)];
    return [
      { name: 'messages' as const, hits: messages },
      { name: 'titles' as const, hits: titles },
    ].filter(({ hits }) => hits.length > 0);
  });
  readonly hits = computed(() => this.groups().flatMap(({ hits }) => hits));
  readonly chosen = this.picked.asReadonly();

  constructor(private readonly find: Find) {}

  /** Searches when the person rests for a moment. */
  write(text: string): void {
    this.wanted.set(text);
    this.stop();
    if (text.trim() === '') this.clear();
    else this.timer = setTimeout(() => void this.ask(null), DEBOUNCE_MS);
  }

  again(): Promise<void> {
    return this.ask(null);
  }

  async more(): Promise<void> {
    if (this.cursor() !== null && !this.busy()) await this.ask(this.cursor());
  }

  /** Moves to a hit further down or up, round the ends. */
  move(by: number): void {
    const hits = this.hits();
    const at = this.hits().findIndex((hit) => hit === this.chosen());
    this.picked.set(hits.at((at + by) % hits.length));
  }

  point(hit: SearchHit): void {
    this.picked.set(hit);
  }

  /** Asks for nothing any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.asking.abort();
    this.busy.set(false);
  }

  private clear(): void {
    this.found.set([]);
    this.picked.set(undefined);
    this.cursor.set(null);
    this.answered.set('');
    this.refusal.set(null);
  }

  private async ask(cursor: string | null): Promise<void> {
    this.stop();
    const { signal } = (this.asking = new AbortController());
    const words = this.wanted().trim().slice(0, LONGEST);
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { results, next_cursor } = await this.find(words, cursor, signal);
      if (signal.aborted) return;
      this.found.update((found) => (cursor === null ? results : [...found, ...results]));
      this.cursor.set(next_cursor);
      this.answered.set(words);
      if (cursor === null) this.picked.set(this.hits()[0]);
    } catch (error) {
      if (!signal.aborted) this.refusal.set(asProblem(error));
    }
    if (!signal.aborted) this.busy.set(false);
  }
}
