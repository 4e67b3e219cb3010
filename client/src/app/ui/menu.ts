import { CdkMenu } from '@angular/cdk/menu';
import { DestroyRef, Directive, ElementRef, inject } from '@angular/core';

/** The list that a menu's button opens; the Escape that closes it closes nothing beneath it. */
@Directive({
  selector: '[appMenu]',
  hostDirectives: [CdkMenu],
  host: { class: 'menu', '(keydown.escape)': '$event.stopPropagation()' },
})
export class Menu {
  private readonly menu = inject(CdkMenu, { self: true });
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    const listen = (event: KeyboardEvent) => this.heed(event);
    document.addEventListener('keydown', listen, { capture: true });
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen, { capture: true }));
  }

  /** The focus may have stayed beside a menu that was opened by a press: then Escape never comes by here. */
  private heed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.composedPath().includes(this.element)) return;
    event.stopPropagation();
    event.preventDefault();
    this.menu.menuStack.closeAll();
  }
}
