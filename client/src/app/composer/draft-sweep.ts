import { effect, inject, Service, untracked } from '@angular/core';
import { asProblem } from '../api/problem';
import { Session } from '../auth/session';
import { Conversations } from '../conversations/conversations';
import { Drafts } from './drafts';

const MOST = 20;

/** Forgets what was being written in conversations that are gone: once when their person comes, some at a time. */
@Service()
export class DraftSweep {
  private readonly conversations = inject(Conversations);

  constructor() {
    const session = inject(Session);
    effect(() => {
      const userId = session.user()?.id;
      if (userId !== undefined && this.conversations.isLoaded()) untracked(() => void this.sweep(new Drafts(userId)));
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
