import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../e2e/free-port.js';
import { type Bench } from '../bench.js';
import { Caller } from '../caller.js';
import { inspected, Inspector } from '../inspector.js';
import { percentile } from '../samples.js';
import { StampReader } from '../stamps.js';
import { residentMb } from '../usage.js';

const PEOPLE = 100;
const PAGES_EACH = 10;
const IDLE = PEOPLE * PAGES_EACH;
const READERS = 200;
const RUNS = 20;
const FEED = '/api/chat/events';
const EVENTS = { Accept: 'text/event-stream' };
const SETTLE_MS = 5_000;
const ANSWER = { tokens: 250, firstMs: 1_000, gapMs: 20, isStamped: true };

/** A thousand pages that are open and quiet, and then two hundred more that read answers as they come. */
export const streams: Bench = {
  name: 'streams',
  rounds: 1,
  async run(stage) {
    const port = await freePort();
    await using server = await stage.startServer({ NODE_OPTIONS: inspected(port) });
    using inspector = await Inspector.at(port);
    const heldMb = () => settledMb(server.pid, inspector);
    const caller = await Caller.signUp(server.url);
    await readersLag(caller, RUNS); // what is loaded for the first streams is no cost of the others
    await Promise.all(Array.from({ length: PEOPLE }, () => Caller.signUp(server.url)));
    const leave = new AbortController();
    const before = await heldMb();
    await openAll(server.url, leave.signal);
    const perStream = ((await heldMb()) - before) / IDLE;
    const lags = await readersLag(caller, READERS);
    leave.abort();
    return [
      { work: 'memory of an idle event stream', unit: 'KB', chatkeep: perStream * 1000, bar: { most: 50 } },
      {
        work: '1,000 idle and 200 reading streams: event lag, p99',
        unit: 'ms',
        chatkeep: percentile(lags, 99),
        bar: { most: 250 },
      },
      { work: '… the same, p50', unit: 'ms', chatkeep: percentile(lags, 50) },
    ];
  },
};

/** Without what is only waiting to be collected, which is no cost of anybody's and comes and goes by megabytes. */
async function settledMb(pid: number, inspector: Inspector): Promise<number> {
  await delay(SETTLE_MS);
  await inspector.collectGarbage();
  await delay(SETTLE_MS);
  return await residentMb(pid);
}

/** Nobody of these is told anything: what is said is said to somebody else. */
async function openAll(url: string, signal: AbortSignal): Promise<void> {
  for (let person = 0; person < PEOPLE; person++) {
    const caller = await Caller.signUp(url);
    const pages = Array.from({ length: PAGES_EACH }, () => caller.open('GET', FEED, undefined, EVENTS, signal));
    for (const page of await Promise.all(pages)) page.on('error', () => undefined).resume();
  }
}

/** From the model saying a token to each reader seeing it, of every token and every reader. */
async function readersLag(caller: Caller, count: number): Promise<number[]> {
  const conversations = await Promise.all(Array.from({ length: RUNS }, () => caller.newConversation()));
  const runs = await Promise.all(conversations.map((id) => caller.sendAsync(id, ANSWER)));
  const readers = Array.from({ length: count }, async (_, place) => {
    const reader = new StampReader();
    const run = runs[place % runs.length] ?? '';
    await caller.read('GET', `/api/chat/runs/${run}/events`, (piece) => reader.feed(piece));
    if (reader.stamps.length !== ANSWER.tokens) throw new Error(`A reader saw ${reader.stamps.length} tokens`);
    return reader.stamps.map(({ saidAt, seenAt }) => seenAt - saidAt);
  });
  return (await Promise.all(readers)).flat();
}
