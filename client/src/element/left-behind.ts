import { type Extras } from '../app/chat/chat-source';
import { joined } from '../app/chat/joined';

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

  /** Keeps what is said after what the thread has already. */
  append(threadId: string | null, said: string): void {
    const { text, extras } = this.take(threadId);
    this.drafts.set(threadId, { text: appended(text, said), extras });
  }

  /** Hands it over to whoever shows the thread now. */
  take(threadId: string | null): Draft {
    const draft = this.drafts.get(threadId) ?? NOTHING;
    this.drafts.delete(threadId);
    return draft;
  }
}

/** What was written, and what was said after it. */
export function appended(written: string, said: string): string {
  return [written, said].filter(Boolean).join(' ');
}
