import { asAdmin } from '../../src/testing/as-admin.js';
import { type Bench } from '../bench.js';
import { Caller, type Timing } from '../caller.js';
import { type Figure } from '../figure.js';
import { begun, conversing } from '../load.js';
import { percentile } from '../samples.js';
import { databaseSeconds, mostConnections } from '../database-usage.js';
import { type Stage } from '../stage.js';
import { cpuSeconds } from '../usage.js';

const SIZES = [10, 25, 50, 100, 200];
/** A usual answer, which takes 2.2 s of the model's own time. */
const ORDER = { tokens: 100, firstMs: 200, gapMs: 20 };
const SPREAD_MS = 2_200;
const TIMES = 3;
/** Who writes for the figures of the disk. */
const WRITERS = 50;

/** More and more conversations at once on one process and one database: what is used, and what a message leaves. */
export const scale: Bench = {
  name: 'scale',
  rounds: 1,
  async run(stage) {
    const caller = await Caller.signUp(stage.chatkeep.url);
    const figures = await bytesPerMessage(stage, caller);
    for (const size of SIZES) {
      const more = await crowd(stage, caller, size).catch((error: unknown) => console.error(`${size} at once:`, error));
      if (!more) break; // that was more than this machine can do
      figures.push(...more);
    }
    return figures;
  },
};

async function crowd(stage: Stage, caller: Caller, size: number): Promise<Figure[]> {
  const conversations = await begun(caller, size);
  const start = { server: await cpuSeconds(stage.chatkeep.pid), database: await databaseSeconds(stage), at: clock() };
  const over = new AbortController();
  const connections = mostConnections(stage, over.signal);
  const timings = await conversing(caller, conversations, { order: ORDER, times: TIMES, spreadMs: SPREAD_MS }).finally(
    () => over.abort(),
  );
  const seconds = clock() - start.at;
  const share = (used: number) => (100 * used) / seconds;
  const server = share((await cpuSeconds(stage.chatkeep.pid)) - start.server);
  const database = share((await databaseSeconds(stage)) - start.database);
  return [
    { work: `${size} at once: answers that ended`, unit: 'answers/s', chatkeep: timings.length / seconds },
    { work: '… added to the first token, p95', unit: 'ms', chatkeep: percentile(timings.map(added), 95) },
    { work: '… of a core, the server', unit: '%', chatkeep: server },
    { work: '… of a core, PostgreSQL', unit: '%', chatkeep: database },
    { work: '… connections to the database that work, at most', unit: 'connections', chatkeep: await connections },
  ];
}

function clock(): number {
  return performance.now() / 1000;
}

function added({ beforeMs, afterMs }: Timing): number {
  return beforeMs + afterMs;
}

interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
}

/** Of each table with its indexes and long values. */
function sizes({ cluster }: Stage): Promise<Size[]> {
  return asAdmin<Size>(
    cluster,
    `SELECT relname AS name, pg_total_relation_size(oid)::float AS bytes, (SELECT count(*)::int FROM messages) AS rows
     FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
}

/** Of usual questions and answers in conversations that have begun. */
async function bytesPerMessage(stage: Stage, caller: Caller): Promise<Figure[]> {
  const conversations = await begun(caller, WRITERS);
  const before = await sizes(stage);
  await conversing(caller, conversations, { order: ORDER, times: 2 * TIMES, spreadMs: SPREAD_MS });
  const after = await sizes(stage);
  const bytes = (all: readonly Size[], name?: string) =>
    all.filter((size) => name === undefined || size.name === name).reduce((sum, size) => sum + size.bytes, 0);
  const messages = (after[0]?.rows ?? 0) - (before[0]?.rows ?? 0);
  const line = (work: string, name?: string): Figure => ({
    ...{ work, unit: 'bytes', chatkeep: (bytes(after, name) - bytes(before, name)) / messages },
  });
  return [
    line(`on disk for each of ${messages} messages, questions and answers: all tables`),
    ...['messages', 'runs', 'run_events', 'run_steps', 'conversations'].map((name) => line(`… of which ${name}`, name)),
  ];
}
