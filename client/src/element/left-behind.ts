import { type Extras } from '../app/chat/chat-source';

interface Draft {
  readonly text: string;
  readonly extras: Extras;
}

const NOTHING: Draft = { text: '', extras: {} };

/** What was being written in threads that are not on the screen: left there, or sent back to them since. */
export class LeftBehind {
  private readonly drafts = new Map<string | null, Draft>();

  /** Keeps it before what the thread has already. */
  put(threadId: string | null, text: string, extras: Extras = {}): void {
    const later = this.drafts.get(threadId) ?? NOTHING;
    const attachments = [...(extras.attachments ?? []), ...(later.extras.attachments ?? [])];
    const quote = extras.quote ?? later.extras.quote;
    this.drafts.set(threadId, {
      text: joined(text, later.text),
      extras: { ...(attachments.length > 0 && { attachments }), ...(quote && { quote }) },
    });
  }

  /** Hands it over to whoever shows the thread now. */
  take(threadId: string | null): Draft {
    const draft = this.drafts.get(threadId) ?? NOTHING;
    this.drafts.delete(threadId);
    return draft;
  }
}

/** What came back, and what was written since. */
export function joined(earlier: string, later: string): string {
  return [earlier, later].filter(Boolean).join('\n\n');
}
