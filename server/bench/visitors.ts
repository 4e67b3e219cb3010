import { setTimeout as delay } from 'node:timers/promises';
import { type Random } from '../e2e/chaos/random.js';
import { type Caller } from './caller.js';

/** What goes on in the conversation at the moment; none when nothing was asked yet. */
export interface Talk {
  readonly conversation: string;
  run: string | null;
  answers: number;
}

/** Asks, waits for the answer, thinks for a moment, and asks again, until it is over. */
export async function talk(caller: Caller, about: Talk, random: Random, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const order = { tokens: random.between(20, 200), firstMs: random.between(20, 400), gapMs: random.between(5, 30) };
    about.run = await caller.sendAsync(about.conversation, order);
    if (random.chance(0.1)) await stop(caller, about.run, random);
    await caller.read('GET', eventsOf(about.run), () => false);
    about.answers += 1;
    await pause(random.between(0, 2_000), over);
  }
}

/** Comes, reads what somebody is being answered, or what is new, leaves in the middle of it, and comes again. */
export async function visit(caller: Caller, talks: readonly Talk[], random: Random, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const about = random.pick(talks);
    const gone = AbortSignal.any([over, AbortSignal.timeout(random.between(50, 5_000))]);
    const path = about?.run && random.chance(0.7) ? eventsOf(about.run) : '/api/chat/events';
    await caller
      .read('GET', path, () => false, undefined, gone)
      .catch((error: unknown) => {
        if (!gone.aborted) throw error;
      });
    if (about) await caller.history(about.conversation);
    await pause(random.between(0, 1_000), over);
  }
}

async function stop(caller: Caller, run: string, random: Random): Promise<void> {
  await delay(random.between(0, 1_500));
  await caller.ask('POST', `/api/chat/runs/${run}/cancel`);
}

function eventsOf(run: string): string {
  return `/api/chat/runs/${run}/events`;
}

function pause(ms: number, over: AbortSignal): Promise<unknown> {
  return delay(ms, undefined, { signal: over }).catch(() => undefined);
}
