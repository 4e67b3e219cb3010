import { DemoRequest } from './demo-request.js';
import { PlannedItem } from './planned-item.js';

/** Something that the demo model understands. */
export interface Intent {
  /** Phrases that a person can try. */
  phrases: readonly string[];
  pattern: RegExp;
  /** The next step of the answer, from the words that matched and all that is in the request. */
  answer(words: RegExpMatchArray, request: DemoRequest): PlannedItem[];
}
