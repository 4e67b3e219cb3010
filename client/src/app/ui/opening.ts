import { signal } from '@angular/core';

/** Something that stands over the page: whether it is open. */
export class Opening {
  private readonly open = signal(false);

  readonly isOpen = this.open.asReadonly();

  show(): void {
    this.open.set(true);
  }

  hide(): void {
    this.open.set(false);
  }
}
