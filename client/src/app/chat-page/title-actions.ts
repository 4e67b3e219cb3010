import { inject, type Signal } from '@angular/core';
import { type Conversation } from '../api/api';
import { type ExportFormat, Exports } from '../conversations/exports';
import { Housekeeping } from '../conversations/housekeeping';

/** What can be done with the conversation on screen from its title, once there is one. */
export class TitleActions {
  private readonly exports = inject(Exports);
  private readonly housekeeping = inject(Housekeeping);

  constructor(private readonly conversation: Signal<Conversation | undefined>) {}

  rename(title: string): void {
    const conversation = this.conversation();
    if (conversation) void this.housekeeping.rename(conversation, title);
  }

  exportAs(format: ExportFormat): void {
    const conversation = this.conversation();
    if (conversation) void this.exports.conversation(conversation.id, format);
  }

  askToDelete(): void {
    const conversation = this.conversation();
    if (conversation) this.housekeeping.ask(conversation);
  }
}
