import { Component, computed, inject, input, signal } from '@angular/core';
import { CopyButton } from '../ui/copy-button';
import { exactText } from './exact-text';
import { Language } from '../words/language';

/** Something in a form for people, with its raw JSON one press away. */
@Component({
  selector: 'app-shown-or-json',
  imports: [CopyButton],
  template: `
    <div class="head">
      <h3>{{ heading() }}</h3>
      <span class="segments segments-s" role="group" [attr.aria-label]="groupLabel()">
        <button class="segment" type="button" [attr.aria-pressed]="!raw()" (click)="raw.set(false)">
          {{ form() ?? t().results.shown }}
        </button>
        <button class="segment" type="button" [attr.aria-pressed]="raw()" (click)="raw.set(true)">JSON</button>
      </span>
    </div>
    @if (raw()) {
      <div class="raw">
        <pre tabindex="0" role="region" [attr.aria-label]="jsonLabel()">{{ json() }}</pre>
        <app-copy-button [label]="t().results.copyJson" [text]="source()" [bare]="true" />
      </div>
    } @else {
      <ng-content />
    }
  `,
  styles: `
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--ck-2);
      min-block-size: 1.75rem;
      margin-block-end: var(--ck-1-5);
    }
    h3 {
      font-size: var(--ck-text-sm);
      font-weight: var(--ck-weight-medium);
      color: var(--ck-muted);
    }
    .raw {
      position: relative;
    }
    app-copy-button {
      position: absolute;
      inset-block-start: 0.25rem;
      inset-inline-end: 0.25rem;
    }
    pre {
      overflow: auto;
      max-block-size: 24rem;
      padding: var(--ck-2-5) 2.75rem var(--ck-2-5) var(--ck-3);
      border-radius: var(--ck-radius-sm);
      background: var(--ck-code-bg);
      font-size: var(--ck-text-sm);
      line-height: 1.6;
      direction: ltr;
      text-align: left;
    }
  `,
})
export class ShownOrJson {
  readonly heading = input.required<string>();
  readonly groupLabel = input.required<string>();
  readonly jsonLabel = input.required<string>();
  readonly form = input<string>();
  readonly value = input.required<unknown>();

  protected readonly t = inject(Language).words;
  protected readonly raw = signal(false);
  protected readonly source = computed(() => JSON.stringify(this.value(), null, 2));
  protected readonly json = computed(() => exactText(this.source()));
}
