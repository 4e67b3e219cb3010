import { Component, computed, inject, input, output } from '@angular/core';
import { type Entity } from '@openai/chatkit';
import { type Source } from '../api/thread-items';
import { safeLink } from '../markdown/safe-url';
import { Language } from '../words/language';

/** Where something comes from: links, files, and things of the page around. */
@Component({
  selector: 'app-sources',
  template: `
    <ul role="list" [attr.aria-label]="t().items.sources">
      @for (source of distinct(); track $index) {
        <li>
          @if (linkOf(source); as href) {
            <a
              class="chip"
              target="_blank"
              rel="noopener noreferrer"
              [href]="href"
              [title]="source.description ?? ''"
              >{{ nameOf(source) }}</a
            >
          } @else if (source.type === 'entity' && source.interactive) {
            <button class="chip" type="button" (click)="choose(source)">{{ nameOf(source) }}</button>
          } @else {
            <span class="chip">{{ nameOf(source) }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--ck-1-5);
    }
    .chip {
      display: inline-block;
      max-inline-size: 18rem;
      overflow: hidden;
      text-overflow: ellipsis;
      padding-block: var(--ck-0-5);
    }
    a.chip:hover,
    button.chip:hover {
      background: var(--ck-press);
      color: var(--ck-text);
    }
  `,
})
export class Sources {
  readonly sources = input.required<readonly Source[]>();

  readonly chosen = output<Entity>();

  protected readonly t = inject(Language).words;
  protected readonly distinct = computed(() => [
    ...new Map(
      this.sources().map((source) => [source.url ?? source.filename ?? source.id ?? source.title, source]),
    ).values(),
  ]);

  protected choose({ id = '', title = '', icon, data }: Source): void {
    this.chosen.emit({ id, title, interactive: true, ...(icon && { icon }), ...(data && { data }) });
  }

  protected linkOf({ url }: Source): string | null {
    return url ? safeLink(url) : null;
  }

  protected nameOf({ title, label, filename, url, attribution }: Source): string {
    const name = title || label || filename || attribution;
    return name || (url && URL.parse(url)?.host) || this.t().items.source;
  }
}
