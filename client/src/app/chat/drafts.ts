import { keep, recall } from '../ui/stored';

/** What was being written in a conversation, or in one not begun yet, when this browser last left it. */
export function recallDraft(conversationId: string | undefined): string {
  return recall(keyOf(conversationId)) ?? '';
}

export function keepDraft(conversationId: string | undefined, text: string): void {
  keep(keyOf(conversationId), text);
}

function keyOf(conversationId = 'new'): string {
  return `draft.${conversationId}`;
}
