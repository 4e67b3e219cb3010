import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { Language } from '../words/language';
import { ConversationSkeleton } from './conversation-skeleton';

/** Who waits no longer than this sees nothing come and go. */
const PATIENCE_MS = 300;

/** The shape of a chat before it is known which one is shown: what is said, or how to begin, and the composer. */
@Component({
  selector: 'app-chat-skeleton',
  imports: [ConversationSkeleton],
  template: `
    @if (isLate()) {
      @if (begins()) {
        <div class="empty">
          <div class="column" role="status" [attr.aria-label]="t().chat.loading">
            <div class="greet">
              <span class="sk mark"></span>
              <span class="sk hello"></span>
              <span class="sk question"></span>
            </div>
            <div class="prompts">
              @for (prompt of [1, 2, 3, 4]; track prompt) {
                <span class="sk prompt"></span>
              }
            </div>
            @if (demo()) {
              <div class="note"><span class="sk"></span></div>
            }
          </div>
        </div>
      } @else {
        <div class="log">
          <div class="column"><app-conversation-skeleton /></div>
        </div>
      }
      <div class="foot">
        <div class="column"><span class="sk composer"></span></div>
      </div>
    }
  `,
  styleUrls: ['./conversation-view.css', './chat-skeleton.css'],
})
export class ChatSkeleton {
  /** Whether nothing is said yet in the conversation that comes. */
  readonly begins = input(false);
  /** Whether a note below the prompts says that there is no real model. */
  readonly demo = input(false);

  protected readonly t = inject(Language).words;
  protected readonly isLate = signal(false);

  constructor() {
    const timer = setTimeout(() => this.isLate.set(true), PATIENCE_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
