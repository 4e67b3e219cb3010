import { Component, input } from '@angular/core';
import { Icon } from '../app/ui/icon';
import { type Composing } from './composing';

/** What goes with the next message, above its words: a quote and files. */
@Component({
  selector: 'app-composer-top',
  imports: [Icon],
  template: `
    @if (composing().quote(); as quote) {
      <div class="quote">
        <p class="truncate">{{ quote }}</p>
        <button
          class="icon-btn icon-btn-s"
          type="button"
          aria-label="Remove the quote"
          (click)="composing().quote.set(null)"
        >
          <app-icon class="i-s" name="x" />
        </button>
      </div>
    }
    @if (composing().uploads.all().length > 0) {
      <ul role="list" aria-label="Attached files">
        @for (upload of composing().uploads.all(); track upload.key) {
          <li [class.refused]="upload.problem">
            @if (upload.attachment || upload.problem) {
              <app-icon class="i-s" [name]="upload.problem ? 'alert' : 'clip'" />
            } @else {
              <span class="spinner" role="img" aria-label="Uploading"></span>
            }
            <span class="truncate">{{ upload.name }} {{ upload.problem }}</span>
            <button
              type="button"
              [attr.aria-label]="'Remove ' + upload.name"
              (click)="composing().uploads.remove(upload)"
            >
              <app-icon class="i-s" name="x" />
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    .quote,
    ul {
      margin: 0.625rem 0.75rem 0;
    }
    .quote {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      padding-inline-start: 0.75rem;
      border-inline-start: 2px solid var(--ck-accent);
      color: var(--ck-text-2);
      font-size: var(--ck-text-sm);
    }
    .quote p {
      flex: 1;
      min-inline-size: 0;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
    }
    li {
      display: flex;
      align-items: center;
      gap: 0.375rem;
      max-inline-size: 100%;
      padding: 0.25rem 0.375rem 0.25rem 0.625rem;
      border-radius: var(--ck-radius-xs);
      background: var(--ck-hover);
      font-size: var(--ck-text-sm);
    }
    .refused {
      background: var(--ck-danger-soft);
      color: var(--ck-danger);
    }
    li button {
      display: grid;
      place-items: center;
      inline-size: 1.5rem;
      block-size: 1.5rem;
      border-radius: 50%;
    }
    li button:hover {
      background: var(--ck-press);
    }
  `,
})
export class ComposerTop {
  readonly composing = input.required<Composing>();
}
