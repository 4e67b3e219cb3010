import { Component, computed, inject, input } from '@angular/core';
import { safeImage } from './safe-url';
import { Language } from '../words/language';

/**
 * A picture in a text: shown when it is written into the text itself. One from elsewhere is a link, since asking for it
 * would tell the other side; where it stands in a link already, only its name is there.
 */
@Component({
  selector: 'app-remote-image',
  template: `
    @if (source(); as src) {
      @if (isInText()) {
        <img [src]="src" [alt]="alt()" />
      } @else if (isInLink()) {
        <ng-container>{{ alt() || host() }}</ng-container>
      } @else {
        <a class="btn btn-s" target="_blank" rel="noopener noreferrer" [href]="src">{{
          t().items.openImage(alt(), host())
        }}</a>
      }
    } @else {
      {{ alt() }}
    }
  `,
  styles: `
    img {
      display: block;
      max-inline-size: 100%;
      block-size: auto;
      border-radius: var(--ck-radius-md);
    }
    .btn {
      max-inline-size: 100%;
      white-space: normal;
    }
  `,
})
export class RemoteImage {
  readonly href = input.required<string>();
  readonly alt = input('');
  readonly isInLink = input(false);

  protected readonly t = inject(Language).words;
  protected readonly source = computed(() => safeImage(this.href()));
  protected readonly isInText = computed(() => this.source()?.startsWith('data:') ?? false);
  protected readonly host = computed(() => URL.parse(this.href())?.host ?? '');
}
