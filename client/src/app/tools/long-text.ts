import { Component, computed, inject, input, signal } from '@angular/core';
import { exactText } from './exact-text';
import { Language } from '../words/language';

const SHORT = 600;
const TERMINAL_COLOURS = /\u001b\[[0-9;]*m/g; // eslint-disable-line no-control-regex -- that is how they begin

/** Text that may be long: cut, with the rest one press away. */
@Component({
  selector: 'app-long-text',
  template: `
    <p class="text">{{ shown() }}</p>
    @if (isLong()) {
      <button class="btn btn-quiet btn-s" type="button" [attr.aria-expanded]="all()" (click)="all.set(!all())">
        {{ all() ? t().common.showLess : t().common.showAll }}
      </button>
    }
  `,
  styles: `
    .text {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      unicode-bidi: plaintext;
    }
    .btn {
      margin-inline-start: -0.625rem;
    }
  `,
})
export class LongText {
  readonly text = input.required<string>();

  protected readonly t = inject(Language).words;
  private readonly clean = computed(() => exactText(this.text().replace(TERMINAL_COLOURS, '')));

  protected readonly all = signal(false);
  protected readonly isLong = computed(() => this.clean().length > SHORT * 1.2);
  protected readonly shown = computed(() =>
    this.isLong() && !this.all() ? `${this.clean().slice(0, SHORT)}…` : this.clean(),
  );
}
