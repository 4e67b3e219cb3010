import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Problem } from '../api/problem';
import { Icon } from '../ui/icon';
import { Language } from '../words/language';

/** Why a conversation cannot be shown: it is not there, or could not be loaded just now. */
@Component({
  selector: 'app-no-conversation',
  imports: [Icon, RouterLink],
  template: `
    @if (problem().status === 404) {
      <div class="nothing">
        <app-icon name="chat" />
        <h2>{{ t().chat.notHere }}</h2>
        <p>{{ t().chat.notHereHint }}</p>
        <a class="btn" routerLink="/chat">{{ t().common.newConversation }}</a>
      </div>
    } @else {
      <div class="nothing" role="alert">
        <app-icon name="offline" />
        <h2>{{ t().chat.notLoaded }}</h2>
        <p>{{ language.told(problem()) }}</p>
        <button class="btn" type="button" (click)="retried.emit()">{{ t().common.tryAgain }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .nothing {
      flex: 1;
      margin-block: auto;
      margin-inline: var(--ck-gutter);
      border: 0;
    }
  `,
})
export class NoConversation {
  readonly problem = input.required<Problem>();

  readonly retried = output();

  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
}
