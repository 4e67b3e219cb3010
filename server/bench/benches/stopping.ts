import { setTimeout as delay } from 'node:timers/promises';
import { type Bench } from '../bench.js';
import { Caller } from '../caller.js';
import { percentile } from '../samples.js';
import { type Stage } from '../stage.js';
import { clock } from '../stamps.js';

const SAMPLES = 25;
const WARM_UPS = 3;
const LONG = { tokens: 1000, firstMs: 20, gapMs: 20 };
const PATIENCE_MS = 10_000;
const POLL_MS = 5;

/** From asking to stop to the model's connection being closed: at the process that took the message, and at another. */
export const stopping: Bench = {
  name: 'stop',
  rounds: 1,
  async run(stage) {
    const caller = await Caller.signUp(stage.chatkeep.url);
    const same = percentile(await stops(stage, caller, caller), 95);
    await using second = await stage.startServer();
    const other = percentile(await stops(stage, caller, caller.at(second.url)), 95);
    return [
      { work: 'stop reaches the model, same process, p95', unit: 'ms', chatkeep: same, bar: { most: 100 } },
      { work: 'stop reaches the model, another process, p95', unit: 'ms', chatkeep: other, bar: { most: 500 } },
    ];
  },
};

async function stops({ model }: Stage, sender: Caller, stopper: Caller): Promise<number[]> {
  const conversation = await sender.newConversation();
  const modelServer = new Caller(model.url);
  const samples: number[] = [];
  for (let turn = 0; turn < WARM_UPS + SAMPLES; turn++) {
    const before = (await abandoned(modelServer)).length;
    const run = await sender.sendAsync(conversation, LONG);
    await sender.read('GET', `/api/chat/runs/${run}/events`, (piece) => piece.includes('@f'));
    const stoppedAt = clock();
    await stopper.ask('POST', `/api/chat/runs/${run}/cancel`);
    samples.push((await next(modelServer, before)) - stoppedAt);
  }
  return samples.slice(WARM_UPS);
}

/** When the model was left; it tells the moment itself, however late we ask. */
async function next(model: Caller, before: number): Promise<number> {
  for (const end = clock() + PATIENCE_MS; clock() < end; await delay(POLL_MS)) {
    const at = (await abandoned(model))[before];
    if (at !== undefined) return at;
  }
  throw new Error(`A stopped answer went on for ${PATIENCE_MS / 1000} s`);
}

async function abandoned(model: Caller): Promise<number[]> {
  return JSON.parse(await model.ask('GET', '/abandoned')) as number[];
}
