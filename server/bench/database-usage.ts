import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { asAdmin } from '../src/testing/as-admin.js';
import { type Stage } from './stage.js';

const POLL_MS = 250;
const TICKS_PER_SECOND = 100;

/** CPU seconds of all of PostgreSQL's processes, those that are gone included. */
export async function databaseSeconds({ cluster }: Stage): Promise<number> {
  const [{ file } = { file: '' }] = await asAdmin<{ file: string }>(
    cluster,
    `SELECT pg_read_file('postmaster.pid') AS file`,
  );
  const postmaster = Number(file.split('\n')[0]);
  const stats = await Promise.all(
    (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map((pid) => statOf(pid)),
  );
  const ours = stats.filter(({ pid, parent }) => pid === postmaster || parent === postmaster);
  return (
    ours.reduce((sum, { pid, ticks, reaped }) => sum + ticks + (pid === postmaster ? reaped : 0), 0) / TICKS_PER_SECOND
  );
}

async function statOf(name: string) {
  const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15);
  return { pid: Number(name), parent: fields[1], ticks: user + system, reaped: childrenUser + childrenSystem };
}

/** How many of the servers' connections had work at once, at most, until the signal; looked at now and then. */
export async function mostConnections({ cluster }: Stage, signal: AbortSignal): Promise<number> {
  const busy = `SELECT count(*)::int AS busy FROM pg_stat_activity WHERE usename = 'chatkeep' AND state <> 'idle'`;
  let most = 0;
  while (!signal.aborted) {
    const [row] = await asAdmin<{ busy: number }>(cluster, busy);
    most = Math.max(most, row?.busy ?? 0);
    await delay(POLL_MS);
  }
  return most;
}
