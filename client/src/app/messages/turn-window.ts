import { computed, linkedSignal, type Signal } from '@angular/core';
import { type Transcript } from '../transcript/turns';

const TAIL = 40;
const MOST = 80;
const STEP = 25;

/**
 * The turns that are drawn, a bounded part of all: the last ones while the reader follows the end,
 * otherwise those around what they read.
 */
export class TurnWindow {
  private readonly first = linkedSignal<{ turns: Transcript; following: boolean }, string | undefined>({
    source: () => ({ turns: this.turns(), following: this.following() }),
    computation: ({ turns, following }, previous) => {
      const kept = following ? undefined : turns.find(({ id }) => id === previous?.value);
      return (kept ?? turns.at(-TAIL) ?? turns[0])?.id;
    },
  });

  /** Where among all turns the window begins. */
  readonly start = computed(() => {
    const first = this.first();
    return Math.max(
      0,
      this.turns().findIndex(({ id }) => id === first),
    );
  });
  readonly shown = computed(() => this.turns().slice(this.start(), this.start() + MOST));
  readonly isAtEnd = computed(() => this.start() + MOST >= this.turns().length);

  constructor(
    private readonly turns: Signal<Transcript>,
    private readonly following: Signal<boolean>,
  ) {}

  /** Makes room for earlier turns; false when the first one is drawn already. */
  earlier(): boolean {
    return this.start() > 0 && this.begin(this.start() - STEP);
  }

  /** Makes room for later turns; false when the last one is drawn already. */
  later(): boolean {
    return !this.isAtEnd() && this.begin(this.start() + STEP);
  }

  /** Draws the turns around this one. */
  reveal(id: string): boolean {
    const index = this.turns().findIndex((turn) => turn.id === id);
    return index >= 0 && this.begin(index - STEP);
  }

  private begin(index: number): boolean {
    this.first.set(this.turns()[Math.max(0, index)]?.id);
    return true;
  }
}
