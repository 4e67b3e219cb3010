import { afterNextRender, DestroyRef, Directive, ElementRef, inject, input, linkedSignal, output } from '@angular/core';

const NEAR_PX = 48;
const TOP_PX = 600;

/** Keeps a scrolling log at its end while its reader is there, and lets go when they scroll up. */
@Directive({
  selector: '[appFollow]',
  exportAs: 'follow',
  host: { '(scroll)': 'look()' },
})
export class Follow {
  /** What is being read: a new one starts at its end. */
  readonly appFollow = input<unknown>();

  readonly neared = output();

  private readonly log = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly kept = linkedSignal({ source: this.appFollow, computation: () => true });
  private lastTop = 0;

  readonly following = this.kept.asReadonly();

  constructor() {
    const leaving = inject(DestroyRef);
    afterNextRender(() => {
      const grown = new ResizeObserver(() => this.settle());
      for (const element of [this.log, ...this.log.children]) grown.observe(element);
      leaving.onDestroy(() => grown.disconnect());
    });
  }

  /** Goes to the end and stays there. */
  jump(): void {
    this.kept.set(true);
    this.settle();
  }

  protected look(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    const isUp = scrollTop < this.lastTop - 1;
    this.lastTop = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this.kept.set(true);
    else if (isUp) this.kept.set(false);
    if (scrollTop > TOP_PX || this.kept()) return;
    if (scrollTop === 0) this.log.scrollTop = 1; // at 0 the browser does not keep the reader's place
    this.neared.emit();
  }

  private settle(): void {
    if (!this.kept()) return;
    this.log.scrollTop = this.log.scrollHeight;
    this.lastTop = this.log.scrollTop;
  }
}
