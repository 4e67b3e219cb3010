import { computed, type WritableSignal } from '@angular/core';
import { freshKey } from '../api/fresh-key';
import { type Extras, type Outgoing, type SourceEvent } from './chat-source';
import { type Question, type Transcript } from '../transcript/turns';
import { joined } from './joined';

/** What a person sends and the server has not accepted yet: shown at once, given back when it is refused. */
export class Outbox {
  private readonly keys = new Map<string, string>();
  private ahead: Promise<unknown> = Promise.resolve();

  readonly isSending = computed(() => this.transcript().some(isSending));

  constructor(
    private readonly transcript: WritableSignal<Transcript>,
    private readonly draft: WritableSignal<string>,
    private readonly unsent: (question: Pick<Question, 'attachments' | 'quote'>) => void,
  ) {}

  /** Shows a message as one that is being sent; tells what is to be sent. */
  put(content: string, model: string | null, waits: boolean, extras: Extras): Outgoing {
    const key = this.keyOf(content, extras);
    this.transcript.update((turns) => [...turns, sending(key, content, extras)]);
    return { key, content, model, waits, extras };
  }

  /** What sending a message is answered with; begun when the message before it has arrived or was refused. */
  async *inTurn(send: () => AsyncIterable<SourceEvent>): AsyncIterable<SourceEvent> {
    const { ahead } = this;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.ahead = promise;
    try {
      await ahead;
      const earlier = [...this.keys.keys()];
      for await (const told of send()) {
        if ('event' in told) this.forget(earlier);
        resolve(told);
        yield told;
      }
    } finally {
      resolve(null);
    }
  }

  /** Takes a message out again; its text is back in the draft, and what went with it where it came from. */
  giveBack(key: string | null): void {
    const unsent = this.transcript().find(({ id }) => id === key);
    if (!unsent || !isSending(unsent)) return;
    this.transcript.update((turns) => turns.filter((turn) => turn !== unsent));
    this.keys.set(identity(unsent.text, unsent), unsent.id);
    this.draft.update((later) => joined(unsent.text, later));
    this.unsent(unsent);
  }

  /** Whether the server does not have this message. */
  has({ key, content, extras }: Outgoing): boolean {
    return this.keys.has(identity(content, extras)) || this.transcript().some(({ id }) => id === key);
  }

  /** Another message has arrived since: whoever says the same again means it as a new message. */
  private forget(earlier: readonly string[]): void {
    for (const same of earlier) this.keys.delete(same);
  }

  /** The same unsent message goes out under the same key, so that it is never stored twice. */
  private keyOf(text: string, extras: Extras): string {
    const same = identity(text, extras);
    const key = this.keys.get(same) ?? freshKey();
    this.keys.delete(same);
    return key;
  }
}

/** What makes a message the same as an earlier one: its words and its files. */
function identity(text: string, { attachments = [] }: Pick<Extras, 'attachments'>): string {
  return JSON.stringify([text, ...attachments.map(({ id }) => id)]);
}

function isSending(turn: Transcript[number]): turn is Question {
  return turn.role === 'user' && turn.sending;
}

function sending(id: string, text: string, { attachments, quote }: Extras): Question {
  const now = new Date().toISOString();
  return {
    role: 'user',
    id,
    text,
    createdAt: now,
    updatedAt: '',
    sending: true,
    ...(attachments && { attachments }),
    ...(quote && { quote }),
  };
}
