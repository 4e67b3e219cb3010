import { inject, linkedSignal, Service } from '@angular/core';
import { type Attachment } from '../api/thread-items';
import { type User } from '../api/api';
import { Session } from '../auth/session';
import { keep, recall } from '../ui/stored';

/** What the signed-in person was writing in a conversation, or in one not begun yet, when this browser last left it. */
@Service()
export class Drafts {
  private readonly session = inject(Session);
  /** Whoever is signed in, or was last: what a session's end sent back is still theirs. */
  private readonly writer = linkedSignal<User | null, User | null>({
    source: this.session.user,
    computation: (user, before) => user ?? before?.value ?? null,
  });

  /** The words that wait in a conversation. */
  text(conversationId: string | undefined): string {
    return this.recall('draft', conversationId) ?? '';
  }

  /** Keeps words until they are sent; none when they are. */
  keepText(conversationId: string | undefined, text: string): void {
    this.keep('draft', conversationId, text);
  }

  /** The files that the next message was to take along; the server keeps them for a day. */
  files(conversationId: string | undefined): readonly Attachment[] {
    const kept = this.recall('draft-files', conversationId);
    return kept ? (JSON.parse(kept) as readonly Attachment[]) : []; // only `keepFiles` writes there
  }

  /** Keeps the names of files until they are sent; none when they are. */
  keepFiles(conversationId: string | undefined, files: readonly Attachment[]): void {
    this.keep('draft-files', conversationId, files.length > 0 ? JSON.stringify(files) : '');
  }

  private recall(kind: string, conversationId = 'new'): string | null {
    const user = this.session.user();
    return user && recall(keyOf(kind, user.id, conversationId));
  }

  private keep(kind: string, conversationId = 'new', words: string): void {
    const [user, isLeaving] = [this.writer(), !this.session.isSignedIn()];
    if (user && !(isLeaving && words === '')) keep(keyOf(kind, user.id, conversationId), words);
  }
}

/** By person: whoever signs in next at this browser does not see what somebody else was writing. */
function keyOf(kind: string, userId: string, conversationId: string): string {
  return `${kind}.${userId}.${conversationId}`;
}
