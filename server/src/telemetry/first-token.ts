import { firstTokenSeconds, firstTokenStageSeconds } from './instruments.js';

const STAGES = ['prepare', 'model', 'store'] as const;

/** How the time until a person sees the beginning of an answer is spent, stage by stage, each counted once. */
export class FirstToken {
  private next = 0;
  private readonly claimedAt = performance.now();
  private lastAt = this.claimedAt;

  /** Begins when the run is claimed, which was `queuedSeconds` after it was accepted. */
  constructor(private readonly queuedSeconds: number) {
    firstTokenStageSeconds.observe({ stage: 'queue' }, queuedSeconds);
  }

  /** A stage is over; said again, or before its turn, it changes nothing. */
  reached(stage: (typeof STAGES)[number]): void {
    if (STAGES[this.next] !== stage) return;
    const now = performance.now();
    firstTokenStageSeconds.observe({ stage }, (now - this.lastAt) / 1000);
    if (stage === 'store') firstTokenSeconds.observe(this.queuedSeconds + (now - this.claimedAt) / 1000);
    this.lastAt = now;
    this.next += 1;
  }
}
