import { Component, computed, inject, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { Language } from '../words/language';

/** What the model thought before it answered: one quiet line, the words when opened. */
@Component({
  selector: 'app-thoughts',
  imports: [Icon],
  template: `
    <details>
      <summary>
        @if (done()) {
          <app-icon class="i-s" name="info" />
        } @else {
          <span class="spinner"></span>
        }
        {{ done() ? t().chat.thought : t().chat.thinking }}
      </summary>
      <p>{{ text() }}</p>
    </details>
  `,
  styles: `
    summary {
      display: inline-flex;
      align-items: center;
      gap: var(--ck-2);
      min-block-size: 1.75rem;
      padding-inline-end: var(--ck-2);
      border-radius: var(--ck-radius-sm);
      color: var(--ck-muted);
    }
    summary:hover {
      color: var(--ck-text);
    }
    p {
      margin-block-start: var(--ck-1);
      padding-inline-start: var(--ck-4);
      border-inline-start: 2px solid var(--ck-line-strong);
      color: var(--ck-text-2);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      unicode-bidi: plaintext;
    }
  `,
})
export class Thoughts {
  readonly thoughts = input.required<readonly string[]>();
  readonly done = input(true);

  protected readonly t = inject(Language).words;
  protected readonly text = computed(() => this.thoughts().join('\n\n'));
}
