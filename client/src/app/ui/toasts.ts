import { Service, signal } from '@angular/core';

/** A short word about what was done, for a while, and perhaps the way back. */
export interface Toast {
  readonly words: string;
  readonly isAlarm?: boolean;
  readonly undo?: () => void;
}

/** How long what it tells, and the way back, is offered. */
export const TOAST_MS = 10_000;

/** The one toast that the page shows. */
@Service()
export class Toasts {
  private readonly shown = signal<Toast | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly current = this.shown.asReadonly();

  show(toast: Toast): void {
    clearTimeout(this.timer);
    this.shown.set(toast);
    this.timer = setTimeout(() => this.dismiss(), TOAST_MS);
  }

  dismiss(): void {
    clearTimeout(this.timer);
    this.shown.set(null);
  }
}
