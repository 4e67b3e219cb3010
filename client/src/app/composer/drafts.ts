import { type Attachment } from '../api/thread-items';
import { keep, keptUnder, recall, recallJson } from '../ui/stored';
import { UnsentMessages } from './unsent-messages';

/** What stands for the id of a conversation that is not begun yet. */
const NEW = 'new';

/**
 * What one person was writing in a conversation, or in one not begun yet, when this browser last left it. Whoever signs
 * in next at this browser does not see it; nobody keeps anything where nobody is signed in.
 */
export class Drafts {
  /** What they sent that the server may not have. */
  readonly unsent = new UnsentMessages(this.userId);

  constructor(private readonly userId: string | undefined) {}

  /** Whether both are of the same person. */
  isSame(other: Drafts): boolean {
    return this.userId === other.userId;
  }

  /** The words that wait in a conversation. */
  text(conversationId: string | undefined): string {
    return this.userId === undefined ? '' : (recall(this.place('draft', conversationId)) ?? '');
  }

  /** Keeps words until they are sent; none when they are. */
  keepText(conversationId: string | undefined, text: string): void {
    this.keep('draft', conversationId, text);
  }

  /** The files that the next message was to take along; the server keeps them for a day. */
  files(conversationId: string | undefined): readonly Attachment[] {
    if (this.userId === undefined) return [];
    const kept = recallJson(this.place('draft-files', conversationId));
    return (kept as readonly Attachment[] | null) ?? []; // only `keepFiles` writes there
  }

  /** Keeps the names of files until they are sent; none when they are. */
  keepFiles(conversationId: string | undefined, files: readonly Attachment[]): void {
    this.keep('draft-files', conversationId, files.length > 0 ? JSON.stringify(files) : '');
  }

  /** The conversations in which something waits. */
  conversationIds(): readonly string[] {
    if (this.userId === undefined) return [];
    const ids = ['draft', 'draft-files'].flatMap((kind) => keptUnder(`${kind}.${this.userId}.`));
    return [...new Set([...ids, ...this.unsent.conversationIds()])].filter((id) => id !== NEW);
  }

  /** Keeps nothing more of a conversation. */
  forget(conversationId: string): void {
    this.keepText(conversationId, '');
    this.keepFiles(conversationId, []);
    for (const { key } of this.unsent.of(conversationId)) this.unsent.forget(key);
  }

  private keep(kind: string, conversationId: string | undefined, words: string): void {
    if (this.userId !== undefined) keep(this.place(kind, conversationId), words);
  }

  private place(kind: string, conversationId = NEW): string {
    return `${kind}.${this.userId}.${conversationId}`;
  }
}
