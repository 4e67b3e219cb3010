import { Component, computed, inject, input, signal } from '@angular/core';
import { Language } from '../words/language';
import { Copying } from './copying';
import { Icon } from './icon';
import { type IconName } from './icons';
import { Tip } from './tip';

const SHOWN_MS = 2000;

/** Copies a text and says where it was pressed whether that was possible. */
@Component({
  selector: 'app-copy-button',
  imports: [Icon, Tip],
  template: `
    @if (bare()) {
      <button class="icon-btn icon-btn-s" type="button" [appTip]="shown()" (click)="copy()">
        <app-icon class="i-s" [name]="icon()" />
      </button>
    } @else {
      <button class="btn btn-quiet btn-s" type="button" (click)="copy()">
        <app-icon class="i-s" [name]="icon()" />{{ shown() }}
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
  private readonly copying = inject(Copying);
  private readonly outcome = signal<'copied' | 'notCopied' | null>(null);
  protected readonly icon = computed<IconName>(() => {
    const outcome = this.outcome();
    return outcome === null ? 'copy' : outcome === 'copied' ? 'check' : 'alert';
  });
  protected readonly shown = computed(() => {
    const { common } = this.t();
    const outcome = this.outcome();
    return outcome ? common[outcome] : (this.label() ?? common.copy);
  });

  protected async copy(): Promise<void> {
    this.outcome.set((await this.copying.copy(this.text())) ? 'copied' : 'notCopied');
    setTimeout(() => this.outcome.set(null), SHOWN_MS);
  }
}
