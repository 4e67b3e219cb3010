import { Component, computed, inject, input } from '@angular/core';
import { RemoteImage } from '../markdown/remote-image';
import { type ImagePart } from '../transcript/turns';
import { Language } from '../words/language';

/** A picture that the assistant makes, also while it is half made. */
@Component({
  selector: 'app-drawn-image',
  imports: [RemoteImage],
  template: `
    @if (inText(); as source) {
      <img [alt]="t().items.picture" [src]="source" [class.half]="!part().done" />
    } @else if (part().url; as url) {
      <app-remote-image [href]="url" [alt]="t().items.picture" />
    } @else {
      <div class="sk" role="status" [attr.aria-label]="t().items.makingPicture"></div>
    }
    @if (!part().done && part().progress !== null) {
      <progress [value]="part().progress" [attr.aria-label]="t().items.makingPicture"></progress>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--ck-2);
      max-inline-size: 24rem;
    }
    img,
    .sk {
      inline-size: 100%;
      border-radius: var(--ck-radius-md);
    }
    .sk {
      aspect-ratio: 1;
    }
    .half {
      opacity: 0.7;
    }
    progress {
      inline-size: 100%;
      accent-color: var(--ck-accent);
    }
  `,
})
export class DrawnImage {
  readonly part = input.required<ImagePart>();

  protected readonly t = inject(Language).words;
  protected readonly inText = computed(() => {
    const { url } = this.part();
    return url?.startsWith('data:image/') ? url : null;
  });
}
