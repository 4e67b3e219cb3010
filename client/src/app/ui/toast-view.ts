import { Component, computed, inject, input, output } from '@angular/core';
import { Language } from '../words/language';
import { Icon } from './icon';
import { type Toast } from './toasts';
import { Tip } from './tip';

/** Toasts over the foot of the page, above where one writes. */
@Component({
  selector: 'app-toast',
  imports: [Icon, Tip],
  template: `
    @for (role of roles(); track role) {
      <div class="toasts" [attr.role]="role">
        @for (toast of toasts(); track toast) {
          @if (role === roleOf(toast)) {
            <div
              class="toast"
              (pointerenter)="held.emit()"
              (pointerleave)="released.emit()"
              (focusin)="held.emit()"
              (focusout)="released.emit()"
            >
              <p>{{ toast.words }}</p>
              @if (toast.undo) {
                <button class="undo" type="button" (click)="undone.emit(toast)">{{ t().common.undo }}</button>
              }
              <button class="icon-btn" type="button" [appTip]="t().common.dismiss" (click)="dismissed.emit(toast)">
                <app-icon class="i-s" name="x" />
              </button>
            </div>
          }
        }
      </div>
    }
  `,
  styles: `
    :host {
      position: absolute;
      inset-inline: var(--ck-gutter);
      inset-block-end: 9.25rem;
      z-index: 3;
      display: grid;
      pointer-events: none;
    }
    .toasts {
      display: grid;
      justify-items: center;
    }
    .toast {
      display: inline-flex;
      align-items: center;
      gap: var(--ck-1);
      max-inline-size: 100%;
      min-block-size: 3rem;
      margin-block-start: var(--ck-2);
      padding: var(--ck-1) var(--ck-1-5) var(--ck-1) var(--ck-4);
      border-radius: var(--ck-radius-md);
      background: var(--ck-text);
      color: var(--ck-bg);
      box-shadow: var(--ck-elevation-3);
      pointer-events: auto;
    }
    p {
      min-inline-size: 0;
      padding-inline-end: var(--ck-3);
    }
    button {
      color: inherit;
    }
    .undo {
      min-block-size: 2.25rem;
      padding-inline: var(--ck-3);
      border-radius: var(--ck-radius-sm);
      color: var(--ck-inverse-accent);
      font-weight: var(--ck-weight-strong);
    }
    .undo:hover,
    .icon-btn:hover {
      background: color-mix(in srgb, currentColor 14%, transparent);
      color: inherit;
    }
    .undo:hover {
      color: var(--ck-inverse-accent);
    }
    .toast :focus-visible {
      outline-color: currentColor;
    }
  `,
})
export class ToastView {
  readonly toasts = input<readonly Toast[]>([]);

  readonly undone = output<Toast>();
  readonly dismissed = output<Toast>();
  /** Somebody is about to press something here, or is not any more. */
  readonly held = output();
  readonly released = output();

  protected readonly t = inject(Language).words;
  /** What alarms is there only when something does. */
  protected readonly roles = computed(() => [
    'status',
    ...(this.toasts().some(({ isAlarm }) => isAlarm) ? ['alert'] : []),
  ]);

  protected roleOf({ isAlarm }: Toast): string {
    return isAlarm ? 'alert' : 'status';
  }
}
