import { type Extras } from './chat-source';
import { type UnsentKeeper } from './unsent-message';

/** Where a conversation is written: what waits there, and what comes back to it. */
export interface Desk {
  /** What was written and not sent. */
  readonly draft?: string;
  /** Keeps what is sent until the server has it. */
  readonly keeper?: UnsentKeeper;
  /** Takes back what went with a message that was not sent, beside its words. */
  readonly giveBack?: (extras: Extras) => void;
}
