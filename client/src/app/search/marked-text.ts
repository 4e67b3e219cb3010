import { Component, computed, input } from '@angular/core';
import { marked } from './marked';

/** A text with what was searched for marked in it. */
@Component({
  selector: 'app-marked-text',
  template: `
    @for (piece of pieces(); track $index) {
      @if (piece.isHit) {
        <mark>{{ piece.text }}</mark>
      } @else {
        <span>{{ piece.text }}</span>
      }
    }
  `,
  styles: `
    mark {
      padding-inline: 0.0625rem;
      border-radius: 0.1875rem;
      background: var(--ck-mark);
      color: var(--ck-text);
    }
  `,
})
export class MarkedText {
  readonly text = input.required<string>();

  protected readonly pieces = computed(() => marked(this.text()));
}
