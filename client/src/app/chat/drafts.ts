import { inject, Service } from '@angular/core';
import { type Attachment } from '../api/thread-items';
import { Session } from '../auth/session';
import { keep, recall } from '../ui/stored';

/** What the signed-in person was writing in a conversation, or in one not begun yet, when this browser last left it. */
@Service()
export class Drafts {
  private readonly session = inject(Session);

  text(conversationId: string | undefined): string {
    return this.recall('draft', conversationId) ?? '';
  }

  keepText(conversationId: string | undefined, text: string): void {
    this.keep('draft', conversationId, text);
  }

  /** The files that the next message was to take along; the server keeps them for a day. */
  files(conversationId: string | undefined): readonly Attachment[] {
    const kept = this.recall('draft-files', conversationId);
    return kept ? (JSON.parse(kept) as readonly Attachment[]) : []; // only `keepFiles` writes there
  }

  keepFiles(conversationId: string | undefined, files: readonly Attachment[]): void {
    this.keep('draft-files', conversationId, files.length > 0 ? JSON.stringify(files) : '');
  }

  private recall(kind: string, conversationId = 'new'): string | null {
    const user = this.session.user();
    return user && recall(keyOf(kind, user.id, conversationId));
  }

  private keep(kind: string, conversationId = 'new', words: string): void {
    const user = this.session.user();
    if (user) keep(keyOf(kind, user.id, conversationId), words);
  }
}

/** By person: whoever signs in next at this browser does not see what somebody else was writing. */
function keyOf(kind: string, userId: string, conversationId: string): string {
  return `${kind}.${userId}.${conversationId}`;
}
