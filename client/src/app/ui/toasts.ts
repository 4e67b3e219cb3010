import { Service, signal } from '@angular/core';

/** A short word about what was done, for a while, and perhaps the way back. */
export interface Toast {
  readonly words: string;
  readonly isAlarm?: boolean;
  readonly undo?: () => void;
}

/** How long what it tells, and the way back, is offered. */
export const TOAST_MS = 10_000;
const MOST = 3;

/** The toasts that the page shows, the last last. */
@Service()
export class Toasts {
  private readonly shown = signal<readonly Toast[]>([]);
  private readonly timers = new Map<Toast, ReturnType<typeof setTimeout>>();

  readonly all = this.shown.asReadonly();

  /** Shows one beside the others; of more than a few, the oldest goes. */
  show(toast: Toast): void {
    for (const oldest of this.shown().slice(0, 1 - MOST)) this.dismiss(oldest);
    this.shown.update((toasts) => [...toasts, toast]);
    this.start(toast);
  }

  dismiss(toast: Toast): void {
    this.stop(toast);
    this.shown.update((toasts) => toasts.filter((other) => other !== toast));
  }

  /** Takes all of them away. */
  clear(): void {
    for (const toast of this.shown()) this.dismiss(toast);
  }

  /** Keeps them while somebody is about to press something there. */
  hold(): void {
    for (const toast of this.shown()) this.stop(toast);
  }

  /** From now on each has its whole time again. */
  release(): void {
    for (const toast of this.shown()) this.start(toast);
  }

  private start(toast: Toast): void {
    this.stop(toast);
    this.timers.set(
      toast,
      setTimeout(() => this.dismiss(toast), TOAST_MS),
    );
  }

  private stop(toast: Toast): void {
    clearTimeout(this.timers.get(toast));
    this.timers.delete(toast);
  }
}
