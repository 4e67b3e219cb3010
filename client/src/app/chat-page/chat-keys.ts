import { inject, type Signal } from '@angular/core';
import { actionOf } from '../keyboard/shortcuts';
import { textOf } from '../transcript/turns';
import { Announcer } from '../ui/announcer';
import { Copying } from '../ui/copying';
import { isCovered } from '../ui/over';
import { Language } from '../words/language';
import { type ConversationView } from './conversation-view';

/** What the keyboard does on the page of a conversation: leads to the message box, copies the last answer. */
export class ChatKeys {
  private readonly announcer = inject(Announcer);
  private readonly copying = inject(Copying);
  private readonly t = inject(Language).words;

  constructor(private readonly view: Signal<ConversationView | undefined>) {}

  pressed(event: KeyboardEvent): void {
    const action = actionOf(event);
    if ((action !== 'composer' && action !== 'copy-answer') || isCovered()) return;
    event.preventDefault();
    if (action === 'composer') this.view()?.focus();
    else void this.copyAnswer();
  }

  private async copyAnswer(): Promise<void> {
    const answer = this.view()?.lastAnswer();
    if (!answer) return;
    const isCopied = await this.copying.copy(textOf(answer));
    this.announcer.say(isCopied ? this.t().chat.answerCopied : this.t().common.notCopied);
  }
}
