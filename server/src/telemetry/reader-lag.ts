import { eventLagSeconds, firstTokenStageSeconds } from './instruments.js';

/** How long one reader of events waits for those that are stored. */
export class ReaderLag {
  private since: number | null = null;
  private hasShown = false;

  /** Events lie ready for the reader, known to be stored since `since`, by `performance.now()`. */
  began(since: number): void {
    this.since ??= since;
  }

  /** The reader takes all that lies ready; whether a piece of the answer is among it. */
  ended(isShown: boolean): void {
    if (this.since === null) return;
    const seconds = (performance.now() - this.since) / 1000;
    this.since = null;
    eventLagSeconds.observe(seconds);
    if (!isShown || this.hasShown) return;
    this.hasShown = true;
    firstTokenStageSeconds.observe({ stage: 'send' }, seconds);
  }
}
