import { oneAtATime } from '../api/one-at-a-time';
import { type UnsentKeeper, type UnsentMessage } from '../chat/unsent-message';
import { keep, keptUnder, recallJson } from '../ui/stored';

/** A page that is reloaded may hold on to what it was sending for a moment after the next one is there. */
const GRACE_MS = 2_000;
/** So many that are back stay known; the words of older ones stay in their drafts, and go out as new messages. */
const MOST_BACK = 20;

type Kept = UnsentMessage & { readonly conversationId?: string | undefined };

/** What a page is sending, by key; called when that is over. */
type Page = Map<string, () => void>;

const HERE: Page = new Map();

/**
 * What one person sends, in this browser, until the server has it. Other pages know by a lock that it is being sent;
 * where there are no locks, they take it over at once, which its key makes harmless.
 */
export class UnsentMessages implements UnsentKeeper {
  constructor(
    private readonly userId: string | undefined,
    private readonly sending = HERE,
  ) {}

  of(conversationId: string | undefined): readonly UnsentMessage[] {
    return this.all().filter((message) => message.conversationId === conversationId);
  }

  keep(message: UnsentMessage, conversationId: string | undefined): void {
    if (this.userId === undefined) return;
    const { key, isBack } = message;
    if (!isBack && !this.sending.has(key)) this.hold(key);
    keep(this.place(key), JSON.stringify({ ...message, conversationId } satisfies Kept));
    if (!isBack) return;
    this.release(key);
    this.forgetOldest();
  }

  forget(key: string): void {
    keep(this.place(key), '');
    this.release(key);
  }

  async takeOver(conversationId: string | undefined, take: (message: UnsentMessage) => void): Promise<void> {
    const left = this.of(conversationId).filter(({ key, isBack }) => !isBack && !this.sending.has(key));
    const patience = AbortSignal.timeout(GRACE_MS);
    for (const { key } of left.toReversed()) await this.claim(key, take, patience);
  }

  /** The conversations in which something waits. */
  conversationIds(): readonly string[] {
    return this.all().flatMap(({ conversationId }) => conversationId ?? []);
  }

  /** Looks again once it is ours: another page may have sent it meanwhile, or given it back. */
  private async claim(key: string, take: (message: UnsentMessage) => void, patience: AbortSignal): Promise<void> {
    const work = () => {
      const [message] = this.all().filter((kept) => kept.key === key && !kept.isBack);
      if (message) take(message);
      return Promise.resolve();
    };
    await oneAtATime(lockOf(key), work, patience).catch((error: unknown) => {
      if (!patience.aborted) throw error; // else it is still being sent
    });
  }

  private all(): readonly Kept[] {
    if (this.userId === undefined) return [];
    const kept = keptUnder(this.place('')).map((key) => recallJson(this.place(key)) as Kept | null); // only `keep` writes there
    return kept.filter((message) => message !== null).sort((a, b) => a.sentAt - b.sentAt);
  }

  private hold(key: string): void {
    const over = new Promise<void>((resolve) => this.sending.set(key, resolve));
    void oneAtATime(lockOf(key), () => over);
  }

  private forgetOldest(): void {
    const back = this.all().filter(({ isBack }) => isBack);
    for (const oldest of back.slice(0, -MOST_BACK)) this.forget(oldest.key);
  }

  private release(key: string): void {
    this.sending.get(key)?.();
    this.sending.delete(key);
  }

  private place(key: string): string {
    return `unsent.${this.userId}.${key}`;
  }
}

function lockOf(key: string): string {
  return `chatkeep.sending.${key}`;
}
