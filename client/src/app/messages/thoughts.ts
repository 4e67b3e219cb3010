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
      gap: 0.5rem;
      min-block-size: 1.75rem;
      padding-inline-end: 0.5rem;
      border-radius: var(--ck-radius-sm);
      color: var(--ck-muted);
    }
    summary:hover {
      color: var(--ck-text);
    }
    p {
      margin-block-start: 0.25rem;
      padding-inline-start: 1rem;
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
