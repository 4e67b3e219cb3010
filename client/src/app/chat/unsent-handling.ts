import { type Extras } from './chat-source';
import { type UnsentKeeper } from './unsent-message';

/** What becomes of words that are not sent: what was written before, and where it comes back to. */
export interface UnsentHandling {
  /** What was written and not sent. */
  readonly draft?: string;
  /** Keeps what is sent until the server has it. */
  readonly keeper?: UnsentKeeper;
  /** Takes back what went with a message that was not sent, beside its words. */
  readonly giveBack?: (extras: Extras) => void;
}
