import { setTimeout as delay } from 'node:timers/promises';
import { type Random } from './random.js';
import { type ServerProcess } from '../server-process.js';
import { type Stage } from './stage.js';

/** What strikes the servers and their database, and how often. */
export interface Strokes {
  readonly kills: number;
  /** Times that the database is stopped at once, and started again. */
  readonly restarts: number;
  /** Times that a process is stopped for longer than its lease, and goes on as if nothing had happened. */
  readonly freezes: number;
  /** After so many seconds there are no more strokes, however many are left. */
  readonly seconds: number;
}

/** What was really dealt. */
export type Dealt = Omit<Strokes, 'seconds'>;

const KILL_EVERY_MS = 1_100;
const FREEZE_MS = { least: 11_000, most: 14_000 };
/** So many processes may be frozen at once. */
const LANES = 2;

/** About how many milliseconds the strokes take. */
export function durationOf({ kills, restarts, freezes, seconds }: Strokes): number {
  const wanted = Math.max(kills * KILL_EVERY_MS, restarts * 5_000, Math.ceil(freezes / LANES) * FREEZE_MS.most * 1.1);
  return Math.min(wanted, seconds * 1000);
}

/**
 * Strikes at random moments; tells of each process before it is struck. Also kills the last one, since another takes its
 * place; does not freeze it. Answers what was dealt when it is over.
 */
export async function strike(
  { fleet, cluster }: Stage,
  strokes: Strokes,
  random: Random,
  struck: (process: ServerProcess) => void,
): Promise<Dealt> {
  const { kills, restarts, freezes } = strokes;
  const duration = durationOf(strokes);
  const onVictim = async (left: number, stroke: (victim: ServerProcess) => Promise<void>) => {
    const victim = await untilThere(() => (fleet.working.length > left ? random.pick(fleet.working) : undefined));
    struck(victim);
    await stroke(victim);
  };
  const lanes = Array.from({ length: LANES }, (_, lane) => Math.floor((freezes + lane) / LANES));
  const repeat = repeatedly(random, performance.now() + strokes.seconds * 1000);
  const [killed, restarted, ...frozen] = await Promise.all([
    repeat(kills, duration / kills, () => onVictim(0, (victim) => fleet.kill(victim))),
    repeat(restarts, duration / (restarts + 1), () => cluster.crash()),
    ...lanes.map((times) =>
      repeat(times, 1_000, () =>
        onVictim(1, (victim) => fleet.freeze(victim, random.between(FREEZE_MS.least, FREEZE_MS.most))),
      ),
    ),
  ]);
  return { kills: killed, restarts: restarted, freezes: frozen.reduce((sum, times) => sum + times, 0) };
}

/** Does something a number of times, each after 0.4 to 1.6 times `ms`, until the time is over; answers how often. */
function repeatedly(random: Random, end: number) {
  return async (times: number, ms: number, work: () => Promise<void>): Promise<number> => {
    for (let time = 0; time < times; time++) {
      await delay(ms * (0.4 + 1.2 * random.next()));
      if (performance.now() > end) return time;
      await work();
    }
    return times;
  };
}

async function untilThere<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await delay(50);
  }
}
