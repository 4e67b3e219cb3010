import { computed, effect, inject, resource, type Signal, untracked } from '@angular/core';
import { Conversations } from '../conversations/conversations';

/** The conversation that the address names, in the list or beyond it; it counts as read while it is in sight. */
export class OpenConversation {
  private readonly conversations = inject(Conversations);
  private readonly listed = computed(() => this.conversations.all().find(({ id }) => id === this.id()));
  private readonly found = resource({
    params: () => (this.id() && this.conversations.isLoaded() && !this.listed() ? this.id() : undefined),
    loader: ({ params }) => this.conversations.find(params),
  });

  /** Nothing before the first message, and while it is not known. */
  readonly row = computed(() => this.listed() ?? (this.found.hasValue() ? this.found.value() : undefined));

  constructor(private readonly id: Signal<string | undefined>) {
    effect(() => {
      if (this.row()?.unread) untracked(() => this.see());
    });
  }

  /** What is on a visible screen counts as read. */
  see(): void {
    const row = this.row();
    if (row?.unread && !document.hidden) void this.conversations.markRead(row.id);
  }
}
