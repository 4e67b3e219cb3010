import { type Question, type Transcript } from '../transcript/turns';
import { type Extras } from './chat-source';

/** A message that the server may not have. */
export interface UnsentMessage {
  /** What it goes out under, each time. */
  readonly key: string;
  readonly text: string;
  readonly model: string | null;
  readonly extras: Pick<Extras, 'attachments' | 'quote'>;
  /** When the last of what was here then was stored; `null` where no stored message can be told to be this one. */
  readonly after: string | null;
  /** In milliseconds, by the clock of this browser. */
  readonly sentAt: number;
  /** Whether its words are back where they were written. */
  readonly isBack: boolean;
}

/** Keeps unsent messages beyond this page. */
export interface UnsentKeeper {
  /** Those of a conversation, or of one that is not begun, the first first. */
  of(conversationId: string | undefined): readonly UnsentMessage[];
  /** Keeps a message, which this page is sending until it is back or forgotten. */
  keep(message: UnsentMessage, conversationId: string | undefined): void;
  forget(key: string): void;
  /** Hands over what no page is sending any more, the last first: each message once, to one page. */
  takeOver(conversationId: string | undefined, take: (message: UnsentMessage) => void): Promise<void>;
}

/** Where nothing outlives the page. */
export const NOBODY: UnsentKeeper = {
  of: () => [],
  keep: () => undefined,
  forget: () => undefined,
  takeOver: () => Promise.resolve(),
};

/** Whether both say the same: in their words, their files and to the same model. */
export function isSame(a: Said, b: Said): boolean {
  return identity(a) === identity(b);
}

/** Whether the server has this message: one with its words and files was stored after it was written. */
export function isStored({ text, extras, after }: UnsentMessage, transcript: Transcript): boolean {
  const said = { text, extras };
  const isThis = (turn: Question) => isSame(said, { text: turn.text, extras: turn });
  return after !== null && transcript.some((turn) => turn.role === 'user' && turn.createdAt > after && isThis(turn));
}

type Said = Pick<UnsentMessage, 'text' | 'extras'> & { readonly model?: string | null };

function identity({ text, model, extras: { attachments = [] } }: Said): string {
  return JSON.stringify([text, model, ...attachments.map(({ id }) => id)]);
}
