import { Component, computed, input, output } from '@angular/core';
import { Icon } from '../ui/icon';
import { type Answer } from './turns';

/** How an answer ended, when it did not simply end: stopped, interrupted, or failed with the cause. */
@Component({
  selector: 'app-answer-end',
  imports: [Icon],
  template: `
    @switch (answer().status) {
      @case ('stopped') {
        <p class="under">
          <app-icon class="i-s" name="stop" /><span>{{ stopped() }}</span>
          <button class="link" type="button" (click)="retried.emit()">Retry</button>
        </p>
      }
      @case ('interrupted') {
        <p class="under">
          <app-icon class="i-s" name="offline" />
          <span>Interrupted when the server restarted. What was written is kept.</span>
          <button class="link" type="button" (click)="retried.emit()">Retry</button>
        </p>
      }
      @case ('failed') {
        <div class="banner banner-danger" [attr.role]="answer().run ? 'alert' : null">
          <app-icon name="alert" />
          <p>{{ cause() }}</p>
          @if (canRetry()) {
            <button class="btn btn-s" type="button" (click)="retried.emit()">
              <app-icon class="i-s" name="retry" />Retry
            </button>
          }
        </div>
      }
    }
  `,
  styles: `
    .under {
      display: flex;
      align-items: flex-start;
      gap: var(--ck-2);
      color: var(--ck-muted);
      font-size: var(--ck-text-sm);
      line-height: 1.25rem;
    }
    app-icon.i-s {
      margin-block-start: 0.125rem;
    }
    .btn app-icon {
      margin: 0;
    }
    .link {
      min-block-size: 1.5rem;
      margin-block: -0.125rem;
    }
  `,
})
export class AnswerEnd {
  readonly answer = input.required<Answer>();

  readonly retried = output();

  protected readonly stopped = computed(() =>
    this.answer().parts.length > 0 ? 'This answer was stopped' : 'Stopped before anything was said',
  );
  /** A server of ChatKit's says when asking again is no use. */
  protected readonly canRetry = computed(() => this.answer().run?.error?.code !== 'final');
  protected readonly cause = computed(
    () => this.answer().run?.error?.message ?? 'This answer could not be finished. Your message is saved.',
  );
}
