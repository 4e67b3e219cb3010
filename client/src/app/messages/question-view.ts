import { Component, computed, inject, input, output } from '@angular/core';
import { SentFile } from '../files/sent-file';
import { Icon } from '../ui/icon';
import { clock } from '../ui/times';
import { type Question } from '../transcript/turns';
import { Language } from '../words/language';

/** What a person said; one that still waits its turn can be taken back. */
@Component({
  selector: 'app-question',
  imports: [Icon, SentFile],
  template: `
    <article>
      <h2 class="hidden">{{ t().chat.youAt(time(), queued()) }}</h2>
      @if (question().quote; as quote) {
        <blockquote>{{ quote }}</blockquote>
      }
      @if (question().attachments; as attachments) {
        <ul class="files" role="list" [attr.aria-label]="t().chat.attachments">
          @for (file of attachments; track file.id) {
            <li><app-sent-file [file]="file" /></li>
          }
        </ul>
      }
      @if (question().text) {
        <div class="bubble" dir="auto" [class.queued]="queued()">{{ question().text }}</div>
      }
      @if (queued()) {
        <div class="under">
          <app-icon class="i-s" name="clock" /><span>{{ t().chat.queued }}</span>
          <button class="link" type="button" (click)="withdrawn.emit()">{{ t().chat.withdraw }}</button>
        </div>
      }
    </article>
  `,
  styles: `
    article {
      display: flex;
      flex-direction: column;
      align-items: flex-end;
    }
    .bubble {
      max-inline-size: min(34rem, 86%);
      padding: var(--ck-2-5) var(--ck-4);
      border-radius: var(--ck-radius-lg);
      border-end-end-radius: 0.3125rem;
      background: var(--ck-bubble);
      font-size: var(--ck-text-read);
      line-height: 1.6;
      letter-spacing: var(--ck-tracking-read);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      unicode-bidi: plaintext;
    }
    blockquote {
      max-inline-size: min(34rem, 86%);
      margin: 0 0 var(--ck-1-5);
      padding-inline-start: var(--ck-3);
      border-inline-start: 2px solid var(--ck-line-strong);
      color: var(--ck-muted);
      font-size: var(--ck-text-sm);
    }
    .files {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--ck-1-5);
      margin-block-end: var(--ck-1-5);
    }
    .files li {
      max-inline-size: min(20rem, 100%);
    }
    .queued {
      background: transparent;
      box-shadow: inset 0 0 0 1px var(--ck-line-strong);
      color: var(--ck-text-2);
    }
    .under {
      display: flex;
      align-items: flex-start;
      gap: var(--ck-2);
      margin-block-start: var(--ck-1-5);
      color: var(--ck-muted);
      font-size: var(--ck-text-sm);
      line-height: 1.25rem;
    }
    .under app-icon {
      margin-block-start: var(--ck-0-5);
    }
    .link {
      min-block-size: 1.5rem;
      margin-block: -0.125rem;
    }
    @media (max-width: 767.98px) {
      .bubble {
        max-inline-size: 90%;
      }
    }
    @media (forced-colors: active) {
      .bubble {
        outline: 1px solid;
      }
    }
  `,
})
export class QuestionView {
  readonly question = input.required<Question>();
  readonly queued = input(false);

  readonly withdrawn = output();

  protected readonly t = inject(Language).words;
  protected readonly time = computed(() => clock(this.question().createdAt, this.t()));
}
