import { effect, inject, Service } from '@angular/core';
import { asProblem } from '../api/problem';
import { Session } from '../auth/session';
import { Conversations } from '../conversations/conversations';
import { TOAST_MS } from '../ui/toasts';
import { Drafts } from './drafts';

const MOST = 20;
/** Until no page offers any more to take a deletion back that happened before this one was opened. */
const PATIENCE_MS = 2 * TOAST_MS;

/** Forgets what was being written in conversations that are gone for good: once when their person is here, some at a time. */
@Service()
export class DraftSweep {
  private readonly conversations = inject(Conversations);

  constructor() {
    const session = inject(Session);
    effect((onLeave) => {
      const userId = session.user()?.id;
      if (userId === undefined || !this.conversations.isLoaded()) return;
      const timer = setTimeout(() => void this.sweep(new Drafts(userId)), PATIENCE_MS);
      onLeave(() => clearTimeout(timer));
    });
  }

  private async sweep(drafts: Drafts): Promise<void> {
    const listed = new Set(this.conversations.all().map(({ id }) => id));
    const doubtful = drafts.conversationIds().filter((id) => !listed.has(id));
    for (const id of doubtful.slice(0, MOST)) if (await this.isGone(id)) drafts.forget(id);
  }

  private async isGone(id: string): Promise<boolean> {
    return this.conversations.find(id).then(
      () => false,
      (error: unknown) => asProblem(error).status === 404,
    );
  }
}
