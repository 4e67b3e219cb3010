import { Component, type ElementRef, input, output, viewChild } from '@angular/core';

const GAP_PX = 6;

/** A button and the menu that it opens, in the browser's top layer: light dismiss and Escape come with it. */
@Component({
  selector: 'app-menu',
  template: `
    <button
      #button
      type="button"
      aria-haspopup="menu"
      [class]="buttonClass()"
      [attr.aria-label]="label() || null"
      [attr.aria-expanded]="isOpen"
      (click)="toggle()"
      (keydown.arrowdown)="$event.preventDefault(); open()"
      (keydown.arrowup)="$event.preventDefault(); open()"
    >
      <ng-content select="[menuButton]" />
    </button>
    <div
      #menu
      class="menu"
      role="menu"
      popover="auto"
      [attr.aria-label]="menuLabel()"
      (beforetoggle)="place($event)"
      (toggle)="settle($event)"
    >
      <ng-content />
    </div>
  `,
  host: { '(keydown)': 'move($event)', '(click)': 'choose($event)' },
  styles: `
    :host {
      display: block;
    }
    .menu {
      position: fixed;
      inset: auto;
      margin: 0;
      color: inherit;
    }
  `,
})
export class Menu {
  readonly label = input('');
  readonly menuLabel = input.required<string>();
  readonly buttonClass = input('icon-btn');

  readonly closed = output();

  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  private readonly menu = viewChild.required<ElementRef<HTMLElement>>('menu');
  protected isOpen = false;

  protected open(): void {
    this.menu().nativeElement.showPopover();
  }

  protected toggle(): void {
    this.menu().nativeElement.togglePopover();
  }

  /** Puts the menu at its button, on the side where there is room. */
  protected place(event: ToggleEvent): void {
    if (event.newState === 'open') requestAnimationFrame(() => this.position());
  }

  protected settle(event: ToggleEvent): void {
    this.isOpen = event.newState === 'open';
    if (this.isOpen) {
      this.position();
      this.items()[0]?.focus();
      return;
    }
    if (this.menu().nativeElement.contains(this.focused()) || this.focused() === document.body)
      this.button().nativeElement.focus();
    this.closed.emit();
  }

  protected move(event: KeyboardEvent): void {
    if (!this.isOpen) return;
    const items = this.items();
    const at = items.findIndex((item) => item === this.focused());
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') this.menu().nativeElement.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    items[next % items.length]?.focus();
  }

  protected choose(event: Event): void {
    const item = event.target instanceof Element ? event.target.closest('[role^=menuitem]') : null;
    if (item?.getAttribute('role') === 'menuitem') this.menu().nativeElement.hidePopover();
  }

  private position(): void {
    const [anchor, menu] = [this.button().nativeElement.getBoundingClientRect(), this.menu().nativeElement];
    const [width, height] = [menu.offsetWidth, menu.offsetHeight];
    const below = anchor.bottom + GAP_PX;
    const isRtl = getComputedStyle(menu).direction === 'rtl';
    const start = isRtl || anchor.left + width > innerWidth - GAP_PX ? anchor.right - width : anchor.left;
    menu.style.left = `${Math.max(GAP_PX, Math.min(start, innerWidth - width - GAP_PX))}px`;
    menu.style.top = `${below + height > innerHeight - GAP_PX ? Math.max(GAP_PX, anchor.top - GAP_PX - height) : below}px`;
  }

  private items(): readonly HTMLElement[] {
    return [...this.menu().nativeElement.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  }

  private focused(): Element | null {
    const root = this.menu().nativeElement.getRootNode();
    return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  }
}
