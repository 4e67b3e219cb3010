import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Announcer } from '../ui/announcer';
import { Icon } from '../ui/icon';
import { Language } from '../words/language';

/** Says that the line is down while it is, and that it is back. */
@Component({
  selector: 'app-connection-banner',
  imports: [Icon],
  template: `
    <div role="status">
      @if (isDown()) {
        <div class="banner banner-warning">
          <app-icon name="offline" />
          <p>{{ t().conversations.offline }}</p>
          <span class="spinner"></span>
        </div>
      }
    </div>
  `,
  styles: `
    .banner {
      margin: var(--ck-2) var(--ck-gutter) 0;
    }
    .spinner {
      color: var(--ck-warning);
    }
  `,
})
export class ConnectionBanner {
  readonly lost = input(false);

  protected readonly t = inject(Language).words;
  private readonly offline = signal(!navigator.onLine);

  protected readonly isDown = computed(() => this.offline() || this.lost());

  constructor() {
    const announcer = inject(Announcer);
    let wasDown = false;
    effect(() => {
      if (wasDown && !this.isDown()) announcer.say(untracked(this.t).conversations.online);
      wasDown = this.isDown();
    });
    const look = () => this.offline.set(!navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    inject(DestroyRef).onDestroy(() => (removeEventListener('online', look), removeEventListener('offline', look)));
  }
}
