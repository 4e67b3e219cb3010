import { Component, computed, input, signal } from '@angular/core';

const SHORT = 600;

/** Text that may be long: cut, with the rest one press away. */
@Component({
  selector: 'app-long-text',
  template: `
    <p class="text">{{ shown() }}</p>
    @if (isLong()) {
      <button class="btn btn-quiet btn-s" type="button" [attr.aria-expanded]="all()" (click)="all.set(!all())">
        {{ all() ? 'Show less' : 'Show all' }}
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

  protected readonly all = signal(false);
  protected readonly isLong = computed(() => this.text().length > SHORT * 1.2);
  protected readonly shown = computed(() =>
    this.isLong() && !this.all() ? `${this.text().slice(0, SHORT)}…` : this.text(),
  );
}
