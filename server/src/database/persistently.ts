import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseAway } from './database-away.js';

const RETRY_MS = 150;
const GIVE_UP_MS = 20_000;

/** Repeats work while the database is away, for at most 20 s. The work must be harmless to repeat. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > deadline) throw error;
      await delay(RETRY_MS);
    }
  }
}
