import { TurnstileFull } from './turnstile-full.js';

/** Lets a few pieces of work through at once and a bounded number wait, in order. */
export class Turnstile {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly maxWaiting: number,
  ) {}

  /** Runs `work` when there is room for it; throws `TurnstileFull` when too much waits already. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < this.atOnce) {
      this.running++;
      return;
    }
    if (this.waiting.length >= this.maxWaiting) throw new TurnstileFull();
    await new Promise<void>((admit) => this.waiting.push(admit));
  }

  /** The place of whoever leaves goes to the next in line. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running--;
  }
}
