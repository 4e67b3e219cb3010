import { Component, computed, inject, input, output } from '@angular/core';
import { Icon } from '../ui/icon';
import { type Answer } from '../transcript/turns';
import { Language } from '../words/language';

/** How an answer ended, when it did not simply end: stopped, interrupted, or failed with the cause. */
@Component({
  selector: 'app-answer-end',
  imports: [Icon],
  template: `
    @switch (answer().status) {
      @case ('stopped') {
        <p class="under">
          <app-icon class="i-s" name="stop" /><span>{{ stopped() }}</span>
          <button class="link" type="button" (click)="retried.emit()">{{ t().common.retry }}</button>
        </p>
      }
      @case ('interrupted') {
        <p class="under">
          <app-icon class="i-s" name="offline" />
          <span>{{ t().chat.interrupted }}</span>
          <button class="link" type="button" (click)="retried.emit()">{{ t().common.retry }}</button>
        </p>
      }
      @case ('failed') {
        <div class="banner banner-danger" [attr.role]="answer().run ? 'alert' : null">
          <app-icon name="alert" />
          <p>{{ cause() }}</p>
          @if (canRetry()) {
            <button class="btn btn-s" type="button" (click)="retried.emit()">
              <app-icon class="i-s" name="retry" />{{ t().common.retry }}
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
      margin-block-start: var(--ck-0-5);
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

  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly stopped = computed(() =>
    this.answer().parts.length > 0 ? this.t().chat.stopped : this.t().chat.stoppedAtOnce,
  );
  /** A server of ChatKit's says when asking again is no use. */
  protected readonly canRetry = computed(() => this.answer().run?.error?.code !== 'final');
  protected readonly cause = computed(() => {
    const error = this.answer().run?.error;
    return error ? this.language.told({ code: error.code, detail: error.message }) : this.t().chat.failed;
  });
}
