import { Component, inject, input, output } from '@angular/core';
import { Language } from '../words/language';
import { Icon } from './icon';
import { type Toast } from './toasts';
import { Tip } from './tip';

/** A toast over the foot of the page, above where one writes. */
@Component({
  selector: 'app-toast',
  imports: [Icon, Tip],
  template: `
    <div [attr.role]="toast()?.isAlarm ? 'alert' : 'status'">
      @if (toast(); as toast) {
        <div class="toast">
          <p>{{ toast.words }}</p>
          @if (toast.undo) {
            <button class="undo" type="button" (click)="undone.emit()">{{ t().common.undo }}</button>
          }
          <button class="icon-btn" type="button" [appTip]="t().common.dismiss" (click)="dismissed.emit()">
            <app-icon class="i-s" name="x" />
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      position: absolute;
      inset-inline: var(--ck-gutter);
      inset-block-end: 9.25rem;
      z-index: 3;
      display: grid;
      justify-items: center;
      pointer-events: none;
    }
    .toast {
      display: inline-flex;
      align-items: center;
      gap: var(--ck-1);
      max-inline-size: 100%;
      min-block-size: 3rem;
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
  readonly toast = input<Toast | null>(null);

  readonly undone = output();
  readonly dismissed = output();

  protected readonly t = inject(Language).words;
}
