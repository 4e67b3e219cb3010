import { computed, type Signal, type WritableSignal } from '@angular/core';
import { freshKey } from '../api/fresh-key';
import { isSending, type Question, type Transcript } from '../transcript/turns';
import { type Outgoing, type SourceEvent } from './chat-source';
import { isSame, isStored, type UnsentKeeper, type UnsentMessage } from './unsent-message';

/** What a person sends and the server has not accepted yet: shown at once, kept, and given back when it is refused. */
export class Outbox {
  private readonly unsent = new Map<string, UnsentMessage>();
  private ahead: Promise<unknown> = Promise.resolve();

  readonly isSending = computed(() => this.transcript().some(isSending));

  constructor(
    private readonly transcript: WritableSignal<Transcript>,
    private readonly conversationId: Signal<string | undefined>,
    private readonly keeper: UnsentKeeper,
    /** Takes the words and what went with them back to where they were written. */
    private readonly takeBack: (message: UnsentMessage) => void,
  ) {}

  /** Shows a message as one that is being sent; `after` is when the last of what is here was stored, if that is known. */
  put(message: Omit<Outgoing, 'key'>, after: string | null): Outgoing {
    const unsent = this.unsentOf(message, after);
    this.keep(unsent);
    this.transcript.update((turns) => [...turns, sending(unsent)]);
    return { ...message, key: unsent.key };
  }

  /** The conversation that the first message was to begin is there. */
  begun(): void {
    for (const message of this.unsent.values()) this.keep(message);
  }

  /** What sending a message is answered with; begun when the message before it has arrived or was refused. */
  async *inTurn({ key }: Outgoing, send: () => AsyncIterable<SourceEvent>): AsyncIterable<SourceEvent> {
    const { ahead } = this;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.ahead = promise;
    try {
      await ahead;
      const settled = [...this.all().filter(({ isBack }) => isBack), { key }];
      for await (const told of send()) {
        if ('event' in told) for (const earlier of settled.splice(0)) this.forget(earlier.key);
        resolve(told);
        yield told;
      }
    } finally {
      resolve(null);
    }
  }

  /** Takes a message out again: it is back where it was written. */
  giveBack(key: string | null): void {
    const message = this.unsent.get(key ?? '');
    if (!message || message.isBack) return;
    this.transcript.update((turns) => turns.filter(({ id }) => id !== key));
    this.return(message);
  }

  /** Gives back what an earlier page was sending when it was closed, unless it is stored; tells of each such message. */
  async recover(returned: () => void): Promise<void> {
    await this.keeper.takeOver(this.conversationId(), (message) => {
      if (isStored(message, this.transcript())) return this.forget(message.key);
      this.return(message);
      returned();
    });
  }

  /** Whether the server does not have this message. */
  has({ key }: Outgoing): boolean {
    return this.unsent.has(key);
  }

  private return(message: UnsentMessage): void {
    this.takeBack(message);
    this.keep({ ...message, isBack: true });
  }

  /** The same message goes out under the key it had when it was given back, so that it is never stored twice. */
  private unsentOf({ content: text, model, extras }: Omit<Outgoing, 'key'>, after: string | null): UnsentMessage {
    const same = this.all().filter((other) => isSame(other, { text, model, extras }));
    const earlier = same.find(({ isBack }) => isBack);
    const { attachments, quote } = extras;
    const taken = { ...(attachments && { attachments }), ...(quote && { quote }) };
    const message = { text, model, extras: taken, sentAt: Date.now(), isBack: false };
    if (earlier) return { ...message, key: earlier.key, after: earlier.after };
    return { ...message, key: freshKey(), after: same.length > 0 ? null : after };
  }

  private all(): readonly UnsentMessage[] {
    const kept = this.keeper.of(this.conversationId()).map((message) => [message.key, message] as const);
    return [...new Map([...kept, ...this.unsent]).values()];
  }

  private keep(message: UnsentMessage): void {
    this.unsent.set(message.key, message);
    this.keeper.keep(message, this.conversationId());
  }

  /** It has arrived, or another has since: whoever says the same again means it as a new message. */
  private forget(key: string): void {
    this.unsent.delete(key);
    this.keeper.forget(key);
  }
}

function sending({ key: id, text, extras }: UnsentMessage): Question {
  return { role: 'user', id, text, createdAt: new Date().toISOString(), updatedAt: '', sending: true, ...extras };
}
