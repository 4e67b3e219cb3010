import { Component, inject } from '@angular/core';
import { Language } from '../words/language';

/** The shape of a conversation that is on its way. */
@Component({
  selector: 'app-conversation-skeleton',
  template: `
    <div role="status" [attr.aria-label]="t().chat.loading">
      <span class="sk ask"></span>
      <span class="sk line"></span>
      <span class="sk line" [style.inline-size.%]="88"></span>
      <span class="sk line" [style.inline-size.%]="61"></span>
      <span class="sk ask" [style.inline-size.%]="38"></span>
      <span class="sk line" [style.inline-size.%]="90"></span>
      <span class="sk line" [style.inline-size.%]="72"></span>
    </div>
  `,
  styles: `
    div {
      display: grid;
      gap: var(--ck-3-5);
    }
    .ask {
      inline-size: 55%;
      block-size: 2.75rem;
      margin-block: var(--ck-3);
      border-radius: var(--ck-radius-lg);
      justify-self: end;
    }
    .line {
      inline-size: 94%;
      block-size: 0.875rem;
    }
  `,
})
export class ConversationSkeleton {
  protected readonly t = inject(Language).words;
}
