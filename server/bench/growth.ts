import { median } from './samples.js';
import { type Vitals } from './vitals.js';

/** By how much the second half of a soak may lie over its second quarter, when everything was warm. */
const MOST_HEAP = { share: 1.15, more: 10 };
const MOST_RESIDENT = { share: 1.15, more: 30 };
/** When nobody is there any more, against before anybody came; sockets of the database's pool stay open. */
const MOST_FILES = 25;
const MOST_RESOURCES = 30;
const MOST_CONNECTIONS = 25;
const MOST_LAG_MS = 250;

/** What has grown beyond its limit, a sentence each. */
export function growth(before: Vitals, during: readonly Vitals[], after: Vitals): string[] {
  const quarter = Math.floor(during.length / 4);
  const [warm, late] = [during.slice(quarter, 2 * quarter), during.slice(-quarter)];
  return [
    ...over('memory', warm, late, ({ residentMb }) => residentMb, MOST_RESIDENT),
    ...over('heap', warm, late, ({ heapMb }) => heapMb, MOST_HEAP),
    ...left('open files', before.files + MOST_FILES, after.files),
    ...left('resources of the event loop', before.resources + MOST_RESOURCES, after.resources),
    ...left('database connections', MOST_CONNECTIONS, after.connections),
    ...left('event streams', 0, after.streams),
    ...left('milliseconds of event loop lag, median', MOST_LAG_MS, median(during.map(({ lagP99Ms }) => lagP99Ms))),
  ];
}

function over(
  what: string,
  warm: readonly Vitals[],
  late: readonly Vitals[],
  of: (vitals: Vitals) => number,
  { share, more }: { share: number; more: number },
): string[] {
  const [from, to] = [median(warm.map(of)), median(late.map(of))];
  const most = Math.max(from * share, from + more);
  return to > most ? [`${what} grew from ${from.toFixed(0)} to ${to.toFixed(0)} MB; at most ${most.toFixed(0)}`] : [];
}

function left(what: string, most: number, found: number): string[] {
  return found > most ? [`${found.toFixed(0)} ${what} at the end; at most ${most.toFixed(0)}`] : [];
}
