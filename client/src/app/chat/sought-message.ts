import { signal } from '@angular/core';
import { type StoredMessages } from './stored-messages';

/** The message that a person came for: found however far back it is, and pointed out until they have seen it. */
export class SoughtMessage {
  private readonly found = signal<string | null>(null);

  /** Its id while it is pointed out. */
  readonly target = this.found.asReadonly();

  constructor(private readonly stored: StoredMessages) {}

  /** Points a message out once it is there; nothing when there is no such message. */
  async seek(conversationId: string, messageId: string): Promise<void> {
    this.found.set(null);
    if (await this.stored.until(conversationId, messageId)) this.found.set(messageId);
  }

  /** It was pointed out long enough. */
  seen(): void {
    this.found.set(null);
  }
}
