const ACTIVE_MS = 2_000;
const IDLE_MS = 10_000;
const HIDDEN_MS = 60_000;
const IDLE_AFTER_MS = 30_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

/**
 * Looks again and again while there is no line: often while the person is active, seldom while they rest,
 * hardly while the page is hidden.
 */
export class Polling {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private activeAt = 0;
  private wait = 0;
  private round = 0;

  constructor(private readonly look: () => Promise<void>) {}

  get isRunning(): boolean {
    return this.timer !== undefined;
  }

  start(): void {
    if (this.isRunning) return;
    this.activeAt = Date.now();
    for (const sign of SIGNS) addEventListener(sign, this.notice, { passive: true });
    document.addEventListener('visibilitychange', this.turn);
    this.plan();
  }

  stop(): void {
    if (!this.isRunning) return;
    this.round++;
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const sign of SIGNS) removeEventListener(sign, this.notice);
    document.removeEventListener('visibilitychange', this.turn);
  }

  private readonly notice = (): void => {
    this.activeAt = Date.now();
    if (this.wait > this.pause()) this.plan();
  };

  private readonly turn = (): void => {
    if (!document.hidden) this.activeAt = Date.now();
    this.plan();
  };

  private plan(): void {
    clearTimeout(this.timer);
    this.wait = this.pause();
    this.timer = setTimeout(() => void this.tick(), this.wait);
  }

  private async tick(): Promise<void> {
    const round = this.round;
    await this.look().catch(() => undefined);
    if (round === this.round) this.plan();
  }

  private pause(): number {
    if (document.hidden) return HIDDEN_MS;
    return Date.now() - this.activeAt < IDLE_AFTER_MS ? ACTIVE_MS : IDLE_MS;
  }
}
