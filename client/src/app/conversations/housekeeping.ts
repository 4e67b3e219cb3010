import { inject, Service, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type Conversation } from '../api/api';
import { asProblem } from '../api/problem';
import { Toasts } from '../ui/toasts';
import { Language } from '../words/language';
import { Conversations } from './conversations';

/** Renames and deletes conversations for a person: asks before, tells after, and takes a deletion back. */
@Service()
export class Housekeeping {
  private readonly conversations = inject(Conversations);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  private readonly asked = signal<Conversation | null>(null);

  /** The conversation that is about to be deleted, if its person says so. */
  readonly doomed = this.asked.asReadonly();

  /** Gives a conversation another title, or says why it keeps its own. */
  async rename(conversation: Conversation, title: string): Promise<void> {
    try {
      await this.conversations.rename(conversation, title);
    } catch (error) {
      this.alarm(error, 'notRenamed');
    }
  }

  /** Asks whether a conversation is to be deleted. */
  ask(conversation: Conversation): void {
    this.asked.set(conversation);
  }

  /** Deletes what was asked about, or keeps it; resolves with the row that is to have the focus, if any. */
  async settle(sure: boolean): Promise<Conversation | null> {
    const conversation = this.asked();
    this.asked.set(null);
    if (!conversation || !sure) return null;
    const neighbour = this.neighbourOf(conversation);
    try {
      await this.conversations.delete(conversation.id);
    } catch (error) {
      this.alarm(error, 'notDeleted');
      return conversation;
    }
    const wasOpen = this.router.url.split('?')[0] === `/chat/${conversation.id}`;
    this.toasts.show({
      words: this.language.words().conversations.deleted,
      undo: () => void this.restore(conversation, wasOpen),
    });
    if (wasOpen) await this.router.navigate(['/chat']);
    return neighbour;
  }

  private async restore({ id }: Conversation, wasOpen: boolean): Promise<void> {
    try {
      await this.conversations.restore(id);
      if (wasOpen) await this.router.navigate(['/chat', id]);
    } catch (error) {
      this.alarm(error, 'notRestored');
    }
  }

  private neighbourOf({ id }: Conversation): Conversation | null {
    const all = this.conversations.all();
    const at = all.findIndex((one) => one.id === id);
    return all[at + 1] ?? all[at - 1] ?? null;
  }

  private alarm(error: unknown, what: 'notRenamed' | 'notDeleted' | 'notRestored'): void {
    const words = this.language.words().conversations[what](this.language.told(asProblem(error)));
    this.toasts.show({ words, isAlarm: true });
  }
}
