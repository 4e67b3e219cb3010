import { Component, inject, input, output } from '@angular/core';
import { FileChips } from '../app/files/file-chips';
import { Icon } from '../app/ui/icon';
import { Language } from '../app/words/language';
import { type Composing } from './composing';
import { Tip } from '../app/ui/tip';

/** What goes with the next message, above its words: a quote and files. */
@Component({
  selector: 'app-composer-top',
  imports: [FileChips, Icon, Tip],
  template: `
    @if (composing().quote(); as quote) {
      <div class="quote">
        <p class="truncate">{{ quote }}</p>
        <button
          class="icon-btn icon-btn-s"
          type="button"
          [appTip]="t().element.removeQuote"
          (click)="composing().quote.set(null)"
        >
          <app-icon class="i-s" name="x" />
        </button>
      </div>
    }
    <app-file-chips
      [uploads]="composing().uploads.all()"
      (removed)="composing().uploads.remove($event)"
      (cleared)="cleared.emit()"
    />
  `,
  styles: `
    .quote {
      display: flex;
      align-items: center;
      gap: var(--ck-2);
      margin: var(--ck-2-5) var(--ck-3) 0;
      padding-inline-start: var(--ck-3);
      border-inline-start: 2px solid var(--ck-accent);
      color: var(--ck-text-2);
      font-size: var(--ck-text-sm);
    }
    .quote p {
      flex: 1;
      min-inline-size: 0;
    }
  `,
})
export class ComposerTop {
  readonly composing = input.required<Composing>();

  /** Nothing is left here for whoever used it. */
  readonly cleared = output();

  protected readonly t = inject(Language).words;
}
