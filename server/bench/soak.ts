import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Random } from '../e2e/chaos/random.js';
import { freePort } from '../e2e/free-port.js';
import { orInterrupted } from '../e2e/interruption.js';
import { Caller, hangUp } from './caller.js';
import { growth } from './growth.js';
import { inspected, Inspector } from './inspector.js';
import { setStage, type Stage } from './stage.js';
import { type Talk, talk, visit } from './visitors.js';
import { type Vitals, vitalsOf } from './vitals.js';

const NUMBER = { type: 'string' } as const;
const { values } = parseArgs({ options: { minutes: NUMBER, conversations: NUMBER, seed: NUMBER } });
const minutes = Number(values.minutes ?? 30);
const count = Number(values.conversations ?? 50);
const seed = Number(values.seed ?? Math.trunc(Math.random() * 1_000_000));

/** A look every ten seconds, or forty of them when it is short. */
const LOOK_MS = Math.min(10_000, (minutes * 60_000) / 40);
const SETTLE_MS = 15_000;

/** Ends with 1 when the server has grown, or when somebody was not served. */
async function soak(): Promise<string[]> {
  console.log(`seed ${seed}, ${count} conversations, ${minutes} minutes`);
  const port = await freePort();
  await using stage = await setStage(inspected(port));
  using inspector = await Inspector.at(port);
  return await orInterrupted(watch(stage, inspector));
}

/** What has grown from the first look at the server to the last. */
async function watch(stage: Stage, inspector: Inspector): Promise<string[]> {
  const caller = await Caller.signUp(stage.chatkeep.url);
  const startedAt = performance.now();
  const look = async () => {
    await inspector.collectGarbage(); // what only waits to be collected comes and goes by hundreds of megabytes
    return await vitalsOf(caller, startedAt);
  };
  await look();
  const before = await look();
  const { during, answers } = await load(caller, look);
  hangUp();
  await delay(SETTLE_MS);
  const after = await look();
  console.table([before, ...thinned(during), after].map(rounded));
  console.log(`${answers} answers`);
  return growth(before, during, after);
}

async function load(caller: Caller, look: () => Promise<Vitals>): Promise<{ during: Vitals[]; answers: number }> {
  const random = new Random(seed);
  const talks: Talk[] = await Promise.all(
    Array.from({ length: count }, async () => ({
      conversation: await caller.newConversation(),
      run: null,
      answers: 0,
    })),
  );
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), minutes * 60_000);
  const everybody = [
    ...talks.map((about) => talk(caller, about, random.fork(), over.signal)),
    ...talks.map(() => visit(caller, talks, random.fork(), over.signal)),
  ];
  const during: Vitals[] = [];
  const looking = async () => {
    for (; !over.signal.aborted; during.push(await look())) {
      await delay(LOOK_MS, undefined, { signal: over.signal }).catch(() => undefined);
      tellProgress(during);
    }
  };
  await Promise.all([...everybody, looking()]).finally(() => clearTimeout(timer));
  return { during, answers: talks.reduce((sum, { answers }) => sum + answers, 0) };
}

/** A line for each minute that is over. */
function tellProgress(during: readonly Vitals[]): void {
  const [before, last] = during.slice(-2);
  if (!before || !last || Math.floor(before.atS / 60) === Math.floor(last.atS / 60)) return;
  console.log(`${Math.floor(last.atS / 60)} of ${minutes} minutes, ${Math.round(last.heapMb)} MB of heap`);
}

/** About twenty of them, which one can read. */
function thinned(during: readonly Vitals[]): Vitals[] {
  const step = Math.ceil(during.length / 20);
  return during.filter((_, place) => place % step === 0);
}

function rounded(vitals: Vitals): Record<string, number> {
  return Object.fromEntries(Object.entries(vitals).map(([name, value]) => [name, Math.round(value as number)]));
}

const code = await soak().then(
  (found) => {
    for (const complaint of found) console.log(`- ${complaint}`);
    console.log(found.length === 0 ? 'Nothing grew.' : `${found.length} limits were passed.`);
    return Number(found.length > 0);
  },
  (error: unknown) => (console.error(error), 1),
);
process.exit(code); // connections that are kept alive would hold this process
