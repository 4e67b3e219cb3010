import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { type Attachment } from '../api/thread-items';
import { Icon } from '../ui/icon';
import { bytes } from './bytes';
import { Language } from '../words/language';

/** A file that went with a message: a picture to look at, any other to be kept. */
@Component({
  selector: 'app-sent-file',
  imports: [Icon, NgTemplateOutlet],
  template: `
    @if (file().preview_url; as preview) {
      @if (file().url; as url) {
        <a download [href]="url" [attr.aria-label]="t().files.download(file().name)">
          <img [src]="preview" [alt]="file().name" />
        </a>
      } @else {
        <img [src]="preview" [alt]="file().name" />
      }
    } @else {
      <ng-template #about>
        <app-icon class="i-s" name="clip" /><span class="truncate">{{ file().name }}</span>
        <span class="num">{{ size() }}</span>
      </ng-template>
      @if (file().url; as url) {
        <a class="chip" download [href]="url"><ng-container [ngTemplateOutlet]="about" /></a>
      } @else {
        <span class="chip"><ng-container [ngTemplateOutlet]="about" /></span>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
    a {
      display: block;
    }
    .chip {
      display: inline-flex;
      max-inline-size: 100%;
      min-block-size: 1.5rem;
    }
    img {
      display: block;
      max-inline-size: 100%;
      max-block-size: 15rem;
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-sm);
    }
  `,
})
export class SentFile {
  readonly file = input.required<Attachment>();

  protected readonly t = inject(Language).words;
  protected readonly size = computed(() => {
    const { size } = this.file();
    return size === undefined ? '' : bytes(size, this.t());
  });
}
