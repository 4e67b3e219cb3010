import { type Attachment } from '../api/thread-items';
import { keep, recall } from '../ui/stored';

/** What was being written in a conversation, or in one not begun yet, when this browser last left it. */
export function recallDraft(conversationId: string | undefined): string {
  return recall(keyOf(conversationId)) ?? '';
}

export function keepDraft(conversationId: string | undefined, text: string): void {
  keep(keyOf(conversationId), text);
}

/** The files that the next message was to take along; the server keeps them for a day. */
export function recallFiles(conversationId: string | undefined): readonly Attachment[] {
  const kept = recall(filesKeyOf(conversationId));
  return kept === null ? [] : (JSON.parse(kept) as readonly Attachment[]); // only `keepFiles` writes there
}

export function keepFiles(conversationId: string | undefined, files: readonly Attachment[]): void {
  keep(filesKeyOf(conversationId), files.length > 0 ? JSON.stringify(files) : '');
}

function keyOf(conversationId = 'new'): string {
  return `draft.${conversationId}`;
}

function filesKeyOf(conversationId = 'new'): string {
  return `draft-files.${conversationId}`;
}
