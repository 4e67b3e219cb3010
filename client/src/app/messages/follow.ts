import { afterNextRender, DestroyRef, Directive, ElementRef, inject, input, linkedSignal, output } from '@angular/core';

const NEAR_PX = 48;
const TOP_PX = 600;
const TALL = 0.75;
const PROBES_PX = [8, 40, 72, 120];

/** What a reader has before their eyes, and where it stood. */
interface Place {
  readonly element: Element;
  readonly top: number;
}

/** Keeps a scrolling log at its end while its reader is there; once they scroll up, keeps what they read in its place. */
@Directive({
  selector: '[appFollow]',
  exportAs: 'follow',
  host: { '[style.overflow-anchor]': "'none'", '(scroll)': 'look()' },
})
export class Follow {
  /** What is being read: a new one starts at its end. */
  readonly appFollow = input<unknown>();

  /** Whether the end is followed while it grows. */
  readonly isFollowed = input(true);

  /** Whether what is drawn goes to the end of all there is. */
  readonly isWhole = input(true);

  /** The reader comes near the beginning of what is drawn. */
  readonly neared = output();
  /** The reader comes near the end of what is drawn, though not of all there is. */
  readonly nearedEnd = output();

  private readonly log = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly kept = linkedSignal({ source: this.appFollow, computation: () => true });
  private lastTop = 0;
  private place: Place | null = null;

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
    this.log.scrollTop = this.log.scrollHeight;
    this.settle();
  }

  /** Brings an element of the log before the reader's eyes and keeps it there. */
  show(element: Element): void {
    this.kept.set(false);
    const isTall = element.getBoundingClientRect().height > this.log.clientHeight * TALL;
    element.scrollIntoView({ block: isTall ? 'start' : 'center' });
    this.lastTop = this.log.scrollTop;
    this.place = { element, top: element.getBoundingClientRect().top };
  }

  /** Stops following the end. */
  release(): void {
    this.kept.set(false);
  }

  protected look(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    const isUp = scrollTop < this.lastTop - 1;
    this.lastTop = scrollTop;
    const left = scrollHeight - scrollTop - clientHeight;
    if (left < NEAR_PX && this.isWhole()) this.kept.set(true);
    else if (isUp) this.kept.set(false);
    this.place = this.kept() ? null : this.findPlace();
    if (scrollTop < TOP_PX && !this.kept()) this.neared.emit();
    if (left < TOP_PX && !this.isWhole()) this.nearedEnd.emit();
  }

  /** After the content changed and before it is painted: the end again, or the reader's place again. */
  settle(): void {
    if (this.kept() && !this.isFollowed()) return;
    if (this.kept()) this.log.scrollTop = this.log.scrollHeight;
    else if (this.place?.element.isConnected) {
      const scrolled = this.log.scrollTop - this.lastTop; // not told of yet
      const { element, top } = this.place;
      this.log.scrollTop += element.getBoundingClientRect().top - (top - scrolled);
      this.place = { element, top: element.getBoundingClientRect().top };
    }
    this.lastTop = this.log.scrollTop;
  }

  private findPlace(): Place | null {
    const root = this.log.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return null;
    const { left, top, width } = this.log.getBoundingClientRect();
    for (const below of PROBES_PX) {
      const element = root.elementFromPoint(left + width / 2, top + below);
      if (element && this.log.contains(element) && isOfTurn(element)) {
        return { element, top: element.getBoundingClientRect().top };
      }
    }
    return null;
  }
}

/** Whether an element is part of a turn, or holds one that is not drawn yet. */
function isOfTurn(element: Element): boolean {
  return element.closest('article') !== null || element.querySelector(':scope > article') !== null;
}
