import { Component, computed, inject, input } from '@angular/core';
import { type ToolContent } from '../api/api';
import { safeLink } from '../markdown/safe-url';
import { Icon } from '../ui/icon';
import { drawn } from './drawn-content';
import { LongText } from './long-text';
import { Language } from '../words/language';

/** One piece of what a tool answered: words, a picture, a sound or a link. Nothing of it is fetched from elsewhere. */
@Component({
  selector: 'app-content-part',
  imports: [Icon, LongText],
  template: `
    @let part = this.part();
    @switch (part.kind) {
      @case ('text') {
        <app-long-text [text]="part.text" />
      }
      @case ('picture') {
        <img [src]="part.source" [alt]="t().results.picture" />
      }
      @case ('sound') {
        <audio controls preload="metadata" [attr.aria-label]="t().results.sound" [src]="part.source"></audio>
      }
      @case ('link') {
        <div class="resource">
          <app-icon name="download" />
          <div>
            @if (link(); as href) {
              <a class="link" target="_blank" rel="noopener noreferrer" [href]="href">{{ part.name }}</a>
            } @else {
              <span>{{ part.name }}</span>
            }
            <p>{{ part.about }}</p>
          </div>
        </div>
      }
      @case ('unknown') {
        <p class="muted">{{ t().results.unknown(part.type) }}</p>
      }
    }
  `,
  styles: `
    img,
    audio {
      display: block;
      max-inline-size: 100%;
    }
    img {
      max-block-size: 28rem;
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-sm);
    }
    .resource {
      display: flex;
      gap: var(--ck-3);
      align-items: center;
      padding: var(--ck-2-5) var(--ck-3);
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-sm);
      overflow-wrap: anywhere;
    }
    app-icon,
    p {
      color: var(--ck-muted);
    }
    p {
      font-size: var(--ck-text-sm);
    }
  `,
})
export class ContentPart {
  readonly content = input.required<ToolContent>();

  protected readonly t = inject(Language).words;
  protected readonly part = computed(() => drawn(this.content()));
  protected readonly link = computed(() => {
    const part = this.part();
    return part.kind === 'link' ? safeLink(part.uri) : null;
  });
}
