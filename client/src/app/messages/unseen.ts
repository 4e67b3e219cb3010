import { computed, linkedSignal, type Signal } from '@angular/core';
import { type Transcript } from '../transcript/turns';

/** The turns that came since the reader left the end of a conversation. */
export class Unseen {
  /** The last turn that they had before their eyes. */
  private readonly lastSeen = linkedSignal<{ following: boolean; last: string | undefined }, string | undefined>({
    source: () => ({ following: this.following(), last: this.turns().at(-1)?.id }),
    computation: ({ following, last }, previous) => (following ? last : (previous?.value ?? last)),
  });

  /** How many they are; none also when what was seen last is not there any more. */
  readonly count = computed(() => {
    const seen = this.turns().findLastIndex(({ id }) => id === this.lastSeen());
    return seen < 0 ? 0 : this.turns().length - 1 - seen;
  });

  constructor(
    private readonly turns: Signal<Transcript>,
    private readonly following: Signal<boolean>,
  ) {}
}
