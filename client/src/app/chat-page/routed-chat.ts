import { effect, inject, linkedSignal, type Signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../auth/session';
import { ChatSource } from '../chat/chat-source';
import { ChatStore } from '../chat/chat-store';
import { Drafts } from '../composer/drafts';
import { NextMessage } from '../composer/next-message';

/** The chat that the address names: opened and closed with it; the address follows where a conversation begins. */
export class RoutedChat {
  private readonly source = inject(ChatSource);
  private readonly router = inject(Router);
  private readonly drafts = new Drafts(inject(Session).user()?.id);

  readonly store = linkedSignal<string | undefined, ChatStore>({
    source: this.id,
    computation: (id, previous) =>
      previous && id !== undefined && previous.value.id() === id ? previous.value : this.newStore(id),
  });
  readonly next = new NextMessage(this.store, this.drafts);

  constructor(
    private readonly id: Signal<string | undefined>,
    /** The message to land on. */
    message: Signal<string | undefined>,
  ) {
    effect((onLeave) => {
      const chat = this.store();
      untracked(() => void chat.open());
      onLeave(() => chat.close());
    });
    effect(() => {
      const begun = this.store().id();
      if (begun !== this.id()) void this.router.navigate(['/chat', begun], { replaceUrl: true });
    });
    effect(() => {
      const [chat, sought] = [this.store(), message()];
      if (sought) untracked(() => void chat.show(sought));
    });
  }

  /** Leads to a conversation, or to where one begins. */
  go(id: string | null): void {
    void this.router.navigate(id === null ? ['/chat'] : ['/chat', id]);
  }

  /** Loads what is stored once more. */
  reload(): void {
    void this.store().load(this.id() ?? '');
  }

  private newStore(id: string | undefined): ChatStore {
    const store: ChatStore = new ChatStore(this.source, id, {
      draft: untracked(() => this.drafts.text(id)),
      keeper: this.drafts.unsent,
      giveBack: (unsent) => this.next.giveBack(store, unsent),
    });
    return store;
  }
}
