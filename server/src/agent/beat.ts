import { setTimeout as delay } from 'node:timers/promises';
import { apart } from '../telemetry/apart.js';

/** So far apart a page grows smoothly, and the work per answer does not depend on how many pieces its model says it in. */
const BEAT_MS = 50;

/**
 * The beat to which answers grow, all of this process together: what models have said since the last one is read, stored
 * and shown at once. Time passes only as long as somebody waits.
 */
export class Beat {
  private coming: Promise<void> | null = null;

  constructor(private readonly ms = BEAT_MS) {}

  /** Resolves at the next beat. */
  next(): Promise<void> {
    this.coming ??= apart(() => delay(this.ms)).then(() => {
      this.coming = null;
    });
    return this.coming;
  }
}
