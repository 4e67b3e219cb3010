import { computed, effect, Service, signal } from '@angular/core';
import { matches } from './screen';
import { keep, recall } from './stored';

/** Whether the panel of tasks is in sight: beside the page by choice on a wide screen, a drawer on a narrower one. */
@Service()
export class TasksPanelState {
  private readonly unfolded = signal(recall('panel') === 'open');
  private readonly drawn = signal(false);

  readonly isNarrow = matches('(max-width: 1199.98px)');
  readonly isShown = computed(() => (this.isNarrow() ? this.drawn() : this.unfolded()));

  constructor() {
    effect(() => keep('panel', this.unfolded() ? 'open' : ''));
  }

  /** Brings it into sight. */
  show(): void {
    if (this.isNarrow()) this.drawn.set(true);
    else this.unfolded.set(true);
  }

  /** Folds it away, or closes the drawer. */
  hide(): void {
    if (this.isNarrow()) this.drawn.set(false);
    else this.unfolded.set(false);
  }

  /** What follows when its page is left: the drawer does not wait there. */
  leave(): void {
    this.drawn.set(false);
  }
}
