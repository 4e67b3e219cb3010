import { Service, signal } from '@angular/core';

/** Whether the list of what the keyboard does is open. */
@Service()
export class Help {
  private readonly open = signal(false);

  readonly isOpen = this.open.asReadonly();

  show(): void {
    this.open.set(true);
  }

  hide(): void {
    this.open.set(false);
  }
}
