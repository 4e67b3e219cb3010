import { Component, computed, input, signal } from '@angular/core';
import { safeImage } from './safe-url';

/** A picture from elsewhere: asked for only when a person says so, since asking tells the other side. */
@Component({
  selector: 'app-remote-image',
  template: `
    @if (source(); as src) {
      @if (wanted()) {
        <img [src]="src" [alt]="alt()" referrerpolicy="no-referrer" loading="lazy" />
      } @else {
        <button class="btn btn-s" type="button" (click)="wanted.set(true)">
          Load image{{ named() }} from {{ host() }}
        </button>
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

  protected readonly source = computed(() => safeImage(this.href()));
  protected readonly host = computed(() => URL.parse(this.href())?.host || 'this message');
  protected readonly named = computed(() => (this.alt() ? ` “${this.alt()}”` : ''));
  protected readonly wanted = signal(false);
}
