import { readFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100;
const KB_PER_MB = 1000;

/** CPU seconds that a process has used; not a number where `/proc` does not tell. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user ?? NaN) + Number(system ?? NaN)) / TICKS_PER_SECOND;
}

/** Megabytes that a process holds in memory. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) * 1.024) / KB_PER_MB;
}
