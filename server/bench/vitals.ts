import { type Caller } from './caller.js';

/** What a server says of itself at a moment. */
export interface Vitals {
  readonly atS: number;
  readonly residentMb: number;
  readonly heapMb: number;
  /** Open files and sockets. */
  readonly files: number;
  /** What keeps its event loop alive: sockets, timers and requests. */
  readonly resources: number;
  readonly connections: number;
  readonly streams: number;
  /** How late its event loop was since the last look, in milliseconds: 99 of 100 times it was less. */
  readonly lagP99Ms: number;
}

const MB = 1_000_000;

/** Asks the server at which `startedAt` seconds of `performance.now()` ago it began. */
export async function vitalsOf(caller: Caller, startedAt: number): Promise<Vitals> {
  const metrics = await caller.ask('GET', '/metrics');
  const sum = (name: string) =>
    [...metrics.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce(
      (all, [, n]) => all + Number(n),
      0,
    );
  return {
    atS: Math.round((performance.now() - startedAt) / 1000),
    residentMb: sum('process_resident_memory_bytes') / MB,
    heapMb: sum('nodejs_heap_size_used_bytes') / MB,
    files: sum('process_open_fds'),
    resources: sum('nodejs_active_resources_total'),
    connections: sum('chatkeep_database_connections'),
    streams: sum('chatkeep_http_event_streams'),
    lagP99Ms: sum('nodejs_eventloop_lag_p99_seconds') * 1000,
  };
}
