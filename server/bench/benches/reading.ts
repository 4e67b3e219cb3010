import { type Bench, both, type Place } from '../bench.js';
import { Caller } from '../caller.js';
import { begun, inTurn, perSecond } from '../load.js';
import { percentile } from '../samples.js';

const TURNS = 50;
const CONVERSATIONS = 30;
const SAMPLES = 200;
const CONNECTIONS = 50;
const WARM_MS = 1_000;
const MEASURED_MS = 5_000;

/** Opens a conversation of a hundred messages, and lists conversations: alone, and fifty at once without a pause. */
export const reading: Bench = {
  name: 'reading',
  async run(stage) {
    const { floor, chatkeep } = await both(stage, readAt);
    const compare = (kind: 'history' | 'list', of: 'p50' | 'rate') => ({
      floor: floor[kind][of],
      chatkeep: chatkeep[kind][of],
    });
    return [
      { work: 'history of 100 messages, p50', unit: 'ms', ...compare('history', 'p50'), bar: { mostTimes: 2 } },
      {
        work: 'history, 50 connections',
        unit: 'requests/s',
        ...compare('history', 'rate'),
        bar: { leastTimes: 0.5 },
      },
      { work: 'list of conversations, p50', unit: 'ms', ...compare('list', 'p50') },
      {
        work: 'list of conversations, 50 connections',
        unit: 'requests/s',
        ...compare('list', 'rate'),
        bar: { leastTimes: 0.3 },
      },
    ];
  },
};

async function readAt({ url }: Place) {
  const caller = await Caller.signUp(url);
  const [first = ''] = await begun(caller, CONVERSATIONS);
  for (let turn = 1; turn < TURNS; turn++) await caller.send(first, { tokens: 100, firstMs: 0, gapMs: 0 });
  return {
    history: await observed(() => caller.history(first)),
    list: await observed(() => caller.list()),
  };
}

async function observed(ask: () => Promise<string>) {
  const p50 = percentile(await inTurn(SAMPLES, ask), 50);
  await perSecond(CONNECTIONS, WARM_MS, ask);
  return { p50, rate: await perSecond(CONNECTIONS, MEASURED_MS, ask) };
}
