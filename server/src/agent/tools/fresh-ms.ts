const SHORTEST_MS = 5_000;
const LONGEST_MS = 600_000;
const OTHERWISE_MS = 60_000;

/** How long a list of tools is used before it is asked for again: as its server says, between 5 s and 10 min, else 1 min. */
export function freshMs(ttlMs: number | undefined): number {
  return Math.min(Math.max(ttlMs ?? OTHERWISE_MS, SHORTEST_MS), LONGEST_MS);
}
