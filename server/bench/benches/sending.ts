import { type Bench, both, type Place } from '../bench.js';
import { Caller, type Timing } from '../caller.js';
import { type Figure } from '../figure.js';
import { begun, conversing } from '../load.js';
import { percentile } from '../samples.js';
import { cpuSeconds } from '../usage.js';

const SAMPLES = 60;
const WARM_UPS = 10;
const SHORT = { tokens: 20, firstMs: 50, gapMs: 5 };
const USUAL = { tokens: 100, firstMs: 200, gapMs: 20 };
/** As long as an answer takes, so that everybody is somewhere else in theirs. */
const SPREAD_MS = 2_200;

/** One message at a time to a server that does nothing else. */
export const sendingAlone: Bench = {
  name: 'send',
  async run(stage) {
    const { floor, chatkeep } = await both(stage, aloneAt);
    return [
      line('one message, idle server: added to the first token, p50', added(floor, 50), added(chatkeep, 50), 15),
      line('… of which until the model is asked', before(floor), before(chatkeep)),
      line('… of which from the model to the reader', after(floor), after(chatkeep)),
    ];
  },
};

/** Fifty conversations at once, each sending as soon as it is answered. */
export const sendingFifty: Bench = {
  name: 'fifty',
  async run(stage) {
    const { floor, chatkeep } = await both(stage, (place) => crowdAt(place, 50, 3));
    return [
      { ...cpu('50 at once: server CPU per message', floor, chatkeep), bar: { mostTimes: 2.5 } },
      line('50 at once: added to the first token, p50', added(floor, 50), added(chatkeep, 50), 30),
      line('50 at once: added to the first token, p95', added(floor, 95), added(chatkeep, 95), 90),
      line('… of which until the model is asked, p50', before(floor), before(chatkeep)),
      line('… of which from the model to the reader, p50', after(floor), after(chatkeep)),
      line('50 at once: lag of the last token, p95', lag(floor), lag(chatkeep)),
    ];
  },
};

/** Five hundred at once; a lost event or an error ends the bench. */
export const sendingFiveHundred: Bench = {
  name: 'five-hundred',
  async run(stage) {
    const { floor, chatkeep } = await both(stage, (place) => crowdAt(place, 500, 2));
    return [
      {
        ...line('500 at once: added to the first token, p95', added(floor, 95), added(chatkeep, 95)),
        bar: { mostTimes: 3 },
      },
      line('500 at once: lag of the last token, p95', lag(floor), lag(chatkeep)),
      cpu('500 at once: server CPU per message', floor, chatkeep),
    ];
  },
};

interface Crowd {
  readonly timings: readonly Timing[];
  readonly cpuMs: number;
}

async function aloneAt({ url }: Place): Promise<Crowd> {
  const caller = await Caller.signUp(url);
  const conversations = await begun(caller, 20);
  const timings: Timing[] = [];
  for (let turn = 0; turn < WARM_UPS + SAMPLES; turn++)
    timings.push(await caller.send(conversations[turn % conversations.length] ?? '', SHORT));
  return { timings: timings.slice(WARM_UPS), cpuMs: NaN };
}

async function crowdAt({ url, pid }: Place, size: number, times: number): Promise<Crowd> {
  const caller = await Caller.signUp(url);
  const conversations = await begun(caller, size);
  await conversing(caller, conversations.slice(0, 20), { order: SHORT, times: 1, spreadMs: 0 });
  const before = await cpuSeconds(pid);
  const timings = await conversing(caller, conversations, { order: USUAL, times, spreadMs: SPREAD_MS });
  return { timings, cpuMs: (1000 * ((await cpuSeconds(pid)) - before)) / timings.length };
}

function line(work: string, floor: number, chatkeep: number, most?: number): Figure {
  return { work, unit: 'ms', floor, chatkeep, ...(most !== undefined && { bar: { most } }) };
}

function cpu(work: string, floor: Crowd, chatkeep: Crowd): Figure {
  return { work, unit: 'ms', floor: floor.cpuMs, chatkeep: chatkeep.cpuMs };
}

function added({ timings }: Crowd, share: number): number {
  return percentile(
    timings.map(({ beforeMs, afterMs }) => beforeMs + afterMs),
    share,
  );
}

function before({ timings }: Crowd): number {
  return percentile(
    timings.map(({ beforeMs }) => beforeMs),
    50,
  );
}

function after({ timings }: Crowd): number {
  return percentile(
    timings.map(({ afterMs }) => afterMs),
    50,
  );
}

function lag({ timings }: Crowd): number {
  return percentile(
    timings.map(({ lastMs }) => lastMs),
    95,
  );
}
