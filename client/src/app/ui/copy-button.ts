import { Component, computed, inject, input, signal } from '@angular/core';
import { Language } from '../words/language';
import { Icon } from './icon';
import { Tip } from './tip';

const SHOWN_MS = 2000;

/** Copies a text and says so where it was pressed. */
@Component({
  selector: 'app-copy-button',
  imports: [Icon, Tip],
  template: `
    @if (canCopy && bare()) {
      <button class="icon-btn icon-btn-s" type="button" [appTip]="shown()" (click)="copy()">
        <app-icon class="i-s" [name]="copied() ? 'check' : 'copy'" />
      </button>
    } @else if (canCopy) {
      <button class="btn btn-quiet btn-s" type="button" (click)="copy()">
        <app-icon class="i-s" [name]="copied() ? 'check' : 'copy'" />{{ shown() }}
      </button>
    }
  `,
  styles: `
    .btn {
      color: inherit;
      gap: var(--ck-1-5);
      min-block-size: 1.75rem;
    }
    .btn:hover {
      color: var(--ck-text);
    }
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input<string>();
  readonly bare = input(false);

  private readonly t = inject(Language).words;
  protected readonly canCopy = 'clipboard' in navigator; // without a secure context there is none
  protected readonly copied = signal(false);
  protected readonly shown = computed(() => {
    const { copied, copy } = this.t().common;
    return this.copied() ? copied : (this.label() ?? copy);
  });

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), SHOWN_MS);
  }
}
