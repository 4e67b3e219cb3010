import { setTimeout as delay } from 'node:timers/promises';
import { type Bench } from '../bench.js';
import { Caller } from '../caller.js';
import { percentile } from '../samples.js';
import { clock, StampReader } from '../stamps.js';

const SAMPLES = 40;
const WARM_UPS = 5;
const PAUSE_MS = 60;
const LONG = { tokens: 400, firstMs: 0, gapMs: 10, isStamped: true };

/** A page that is loaded again during an answer: until it shows everything that another page had shown by then. */
export const resuming: Bench = {
  name: 'resume',
  async run({ chatkeep }) {
    const caller = await Caller.signUp(chatkeep.url);
    const conversation = await caller.newConversation();
    const samples: number[] = [];
    while (samples.length < WARM_UPS + SAMPLES) {
      const run = await caller.sendAsync(conversation, LONG);
      samples.push(...(await reloads(caller, conversation, run)));
    }
    const chatkeepMs = percentile(samples.slice(WARM_UPS), 95);
    return [
      { work: 'reload during an answer: everything so far, p95', unit: 'ms', chatkeep: chatkeepMs, bar: { most: 100 } },
    ];
  },
};

/** Follows the answer to its end and comes back to it again and again meanwhile. */
async function reloads(caller: Caller, conversation: string, run: string): Promise<number[]> {
  const live = new StampReader();
  const path = `/api/chat/runs/${run}/events`;
  let isOver = false;
  const following = caller.read('GET', path, (piece) => live.feed(piece)).then(() => (isOver = true));
  const samples: number[] = [];
  while (!isOver) {
    await delay(PAUSE_MS);
    if (live.latest && live.latest.kind !== 'l')
      samples.push(await reloadMs(caller, conversation, path, live.latest.saidAt));
  }
  await following;
  return samples;
}

/** What a page does: reads the history, and the run's events from the first on. */
async function reloadMs(caller: Caller, conversation: string, path: string, until: number): Promise<number> {
  const again = new StampReader();
  const start = clock();
  await caller.history(conversation);
  await caller.read('GET', path, (piece) => {
    again.feed(piece);
    return (again.latest?.saidAt ?? 0) >= until;
  });
  return clock() - start;
}
