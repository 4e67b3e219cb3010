import { type Extras } from '../chat/chat-source';
import { type Offers } from '../messages/answer-view';
import { type Prompt } from './welcome';

/** What a page around a conversation decides about it; the rest is as on our own page. */
export interface ConversationOptions {
  readonly greeting?: string;
  readonly prompts?: readonly Prompt[];
  readonly placeholder?: string;
  readonly limit?: number;
  readonly offers?: Offers;
  readonly autoScroll?: boolean;
  readonly canStop?: boolean;
  readonly hint?: boolean;
  /** Why nothing can be written here. */
  readonly locked?: string;
  /** Whether files or a quote go with the next message, and whether they are not ready yet. */
  readonly hasMore?: boolean;
  readonly isWaiting?: boolean;
  /** What goes with a message; asked once, when it is sent. */
  readonly extras?: (text: string) => Extras;
}
