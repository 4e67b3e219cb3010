import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ServerProcess } from '../../e2e/server-process.js';
import { type Bench } from '../bench.js';
import { Caller } from '../caller.js';
import { median } from '../samples.js';
import { type Stage } from '../stage.js';
import { residentMb } from '../usage.js';

const TIMES = 3;
const SETTLE_MS = 4_000;

type Startable = AsyncDisposable & { readonly url: string; readonly pid: number };

/** How long a start takes until the server says that it is ready, and what it then holds without having done anything. */
export const start: Bench = {
  name: 'start',
  rounds: 1,
  async run(stage) {
    const floor = await starts(TIMES, () => stage.startFloor());
    const server = await starts(TIMES, () => stage.startServer());
    const embedded = await embeddedStarts(stage);
    return [
      { work: 'start to ready, with DATABASE_URL', unit: 's', ...compare(floor.s, server.s), bar: { most: 1.5 } },
      { work: 'start to ready, own database there', unit: 's', chatkeep: embedded.laterS, bar: { most: 3 } },
      { work: 'first start of all: own database made', unit: 's', chatkeep: embedded.firstS },
      { work: 'memory of the idle server process', unit: 'MB', ...compare(floor.mb, server.mb), bar: { most: 150 } },
    ];
  },
};

function compare(floor: number, chatkeep: number) {
  return { floor, chatkeep };
}

async function starts(times: number, start: () => Promise<Startable>): Promise<{ s: number; mb: number }> {
  const seconds: number[] = [];
  let mb = NaN;
  for (let time = 1; time <= times; time++) {
    const startedAt = performance.now();
    await using server = await start();
    await new Caller(server.url).ask('GET', '/health/ready');
    seconds.push((performance.now() - startedAt) / 1000);
    if (time < times) continue;
    await delay(SETTLE_MS);
    mb = await residentMb(server.pid);
  }
  return { s: median(seconds), mb };
}

/** The database goes with its server, so that each start begins from files alone. */
async function embeddedStarts({ startServer }: Stage): Promise<{ firstS: number; laterS: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-start-'));
  const seconds: number[] = [];
  try {
    for (let time = 0; time <= TIMES; time++) {
      const startedAt = performance.now();
      const server = await startServer({ DATABASE_URL: undefined, DATA_DIR: dataDir });
      seconds.push((performance.now() - startedAt) / 1000);
      await stopped(server);
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
  const [firstS = NaN, ...later] = seconds;
  return { firstS, laterS: median(later) };
}

async function stopped(server: ServerProcess): Promise<void> {
  const code = await server.end('SIGTERM');
  if (code !== 0) throw new Error(`The server ended with ${code}`);
}
