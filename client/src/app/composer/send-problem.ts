import { Component, computed, DestroyRef, inject, input, linkedSignal } from '@angular/core';
import { type Problem } from '../api/problem';
import { Icon } from '../ui/icon';
import { Language } from '../words/language';

/** Why something was refused, in words; when it is only for now, until when. */
@Component({
  selector: 'app-send-problem',
  imports: [Icon],
  template: `
    @if (problem().status === 429) {
      <div class="banner banner-warning" role="alert">
        <app-icon name="clock" />
        <p>
          {{ t().chat.rateLimited }}
          @if (left() > 0) {
            <span aria-live="off"
              >{{ t().chat.againIn.before }}<b class="num">{{ countdown() }}</b
              >{{ t().chat.againIn.after }}</span
            >
          } @else {
            {{ t().chat.againNow }}
          }
        </p>
      </div>
    } @else {
      <div class="banner banner-danger" role="alert">
        <app-icon name="alert" />
        <p>{{ words() }}</p>
      </div>
    }
  `,
})
export class SendProblem {
  readonly problem = input.required<Problem>();

  private readonly language = inject(Language);
  protected readonly t = this.language.words;
  private readonly since = computed(() => ({ seconds: this.problem().retryAfterSeconds ?? 0, at: Date.now() }));
  private readonly gone = linkedSignal({ source: this.since, computation: () => 0 });
  protected readonly left = computed(() => Math.max(0, this.since().seconds - this.gone()));
  protected readonly countdown = computed(
    () => `${Math.floor(this.left() / 60)}:${`${this.left() % 60}`.padStart(2, '0')}`,
  );
  protected readonly words = computed(() => this.language.told(this.problem()));

  constructor() {
    const timer = setInterval(() => this.gone.set(Math.floor((Date.now() - this.since().at) / 1000)), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
