import { computed, effect, Service, signal } from '@angular/core';
import { matches } from './screen';
import { keep, recall } from './stored';

/** Whether the sidebar is in sight: folded away by choice on a wide screen, a drawer on a narrow one. */
@Service()
export class Sidebar {
  private readonly folded = signal(recall('sidebar') === 'folded');
  private readonly drawn = signal(false);

  readonly isNarrow = matches('(max-width: 767.98px)');
  readonly isDrawn = computed(() => this.isNarrow() && this.drawn());
  /** Whether the page stands alone, so that it offers the way to the sidebar. */
  readonly isHidden = computed(() => this.isNarrow() || this.folded());

  constructor() {
    effect(() => keep('sidebar', this.folded() ? 'folded' : ''));
  }

  /** Brings it into sight. */
  show(): void {
    if (this.isNarrow()) this.drawn.set(true);
    else this.folded.set(false);
  }

  /** Folds it away, or closes the drawer. */
  hide(): void {
    if (this.isNarrow()) this.drawn.set(false);
    else this.folded.set(true);
  }

  /** What follows a choice made in the drawer: it gives way to the page. */
  leave(): void {
    this.drawn.set(false);
  }

  /** Shows it when it is out of sight, otherwise hides it. */
  toggle(): void {
    if (this.isHidden() && !this.isDrawn()) this.show();
    else this.hide();
  }
}
