import { parseArgs } from 'node:util';
import { freePort } from '../e2e/free-port.js';
import { orInterrupted } from '../e2e/interruption.js';
import { asAdmin } from '../src/testing/as-admin.js';
import { type Bench, type BenchOptions } from './bench.js';
import { large } from './benches/large.js';
import { logins } from './benches/logins.js';
import { reading } from './benches/reading.js';
import { resuming } from './benches/resuming.js';
import { scale } from './benches/scale.js';
import { sendingAlone, sendingFifty, sendingFiveHundred } from './benches/sending.js';
import { start } from './benches/start.js';
import { stopping } from './benches/stopping.js';
import { streams } from './benches/streams.js';
import { writing } from './benches/writing.js';
import { type Figure } from './figure.js';
import { inspected } from './inspector.js';
import { profiled } from './profile.js';
import { median } from './samples.js';
import { setStage, type Stage } from './stage.js';
import { circumstances, markdown } from './table.js';
import { writeTable } from './write-table.js';

const USUAL = [
  start,
  reading,
  sendingAlone,
  sendingFifty,
  sendingFiveHundred,
  resuming,
  stopping,
  streams,
  logins,
  writing,
];
const NUMBER = { type: 'string' } as const;
const FLAG = { type: 'boolean', default: false } as const;

const { values } = parseArgs({
  options: {
    ...{ only: { type: 'string' }, large: FLAG, scale: FLAG, json: FLAG, write: FLAG, profile: FLAG },
    ...{ rounds: NUMBER, seed: NUMBER, conversations: NUMBER, messages: NUMBER },
  },
});

const options: BenchOptions = {
  seed: Number(values.seed ?? Math.trunc(Math.random() * 1_000_000)),
  conversations: Number(values.conversations ?? 100_000),
  messages: Number(values.messages ?? 1_000_000),
};

/** Ends with 0 whatever the figures are; with 1 when some of the work that is measured failed. */
async function main(): Promise<number> {
  console.error(`seed ${options.seed}`);
  const port = values.profile ? await freePort() : null;
  await using stage = await setStage(port === null ? '' : inspected(port));
  return await orInterrupted(measuredAll(stage, port));
}

async function measuredAll(stage: Stage, port: number | null): Promise<number> {
  const where = circumstances(await postgresVersion(stage));
  const figures: Figure[] = [];
  const failed: string[] = [];
  for (const bench of chosen())
    await told(port, bench.name, () => measured(bench, stage)).then(
      (more) => figures.push(...more),
      (error: unknown) => (console.error(error), failed.push(bench.name)),
    );
  if (values.json) console.log(JSON.stringify({ ...where, seed: options.seed, figures, failed }, null, 2));
  else console.log(`${Object.values(where).join('  \n')}\n\n${markdown(figures)}`);
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
  else if (values.write && !values.scale) await writeTable(values.large ? 'large' : 'usual', where, figures);
  return Math.min(1, failed.length);
}

/** With `--profile`, also in which functions Chatkeep spent its time, setting up and warming up included. */
async function told<T>(port: number | null, name: string, work: () => Promise<T>): Promise<T> {
  if (port === null) return await work();
  const { done, selfTimes } = await profiled(port, work);
  console.log(`${name}: CPU of the server by function\n\n${selfTimes}\n`);
  return done;
}

function chosen(): readonly Bench[] {
  const all = values.large ? [large] : values.scale ? [scale] : USUAL;
  const names = values.only?.split(',');
  const found = all.filter(({ name }) => names?.includes(name) ?? true);
  if (found.length === 0) throw new Error(`--only takes ${all.map(({ name }) => name).join(', ')}`);
  return found;
}

/** The rounds alternate between what is compared, so that the noise of a machine falls on both. */
async function measured(bench: Bench, stage: Stage): Promise<Figure[]> {
  const rounds: Figure[][] = [];
  for (let round = 1; round <= (bench.rounds ?? Number(values.rounds ?? 2)); round++) {
    console.error(`${bench.name}, round ${round}`);
    rounds.push(await bench.run(stage, options));
  }
  return (rounds[0] ?? []).map((figure, place) => {
    const all = rounds.map((figures) => figures[place] ?? figure);
    const floor = median(all.map((one) => one.floor ?? NaN));
    return { ...figure, chatkeep: median(all.map((one) => one.chatkeep)), ...(floor > 0 && { floor }) };
  });
}

async function postgresVersion({ cluster }: Stage): Promise<string> {
  const [row] = await asAdmin<{ server_version: string }>(cluster, 'SHOW server_version');
  return row?.server_version ?? '';
}

const code = await main().catch((error: unknown) => (console.error(error), 1));
process.exit(code); // connections that are kept alive would hold this process
