import { type Aftermath, type ChaosOptions, MAX_DRAIN_MS } from './chaos.js';
import { brokenPromises } from './verdict.js';

const MAX_TAKEOVER_MS = 15_000;

/** Everything that the aftermath says against us; nothing when all promises were kept. */
export function complaints({ messages }: ChaosOptions, { observed, takeovers, drainMs }: Aftermath): string[] {
  const unsent = messages - observed.sent.length;
  return [
    ...brokenPromises(observed),
    ...takeovers.filter((ms) => ms > MAX_TAKEOVER_MS).map((ms) => `a run waited ${seconds(ms)} for another process`),
    ...(drainMs >= MAX_DRAIN_MS ? [`after ${seconds(drainMs)} not everything was over`] : []),
    ...(unsent > 0 ? [`${unsent} messages were never taken in`] : []),
  ];
}

/** The figures of a run of chaos, a line each. */
export function figures(
  options: ChaosOptions,
  { observed, dealt, takeovers, drainMs }: Aftermath,
): Record<string, string> {
  const statuses = Map.groupBy(observed.runs, ({ status }) => status);
  const ends = [...statuses].map(([status, { length }]) => `${length} ${status}`);
  const effects = [...observed.effects.values()];
  return {
    seed: String(options.seed),
    processes: `${options.processes}, fence ${options.isFenced ? 'on' : 'off'}`,
    strokes: `${dealt.kills} kills, ${dealt.restarts} database restarts, ${dealt.freezes} freezes`,
    messages: `${observed.sent.length} taken in, ${observed.questions.length} stored`,
    runs: ends.join(', '),
    effects: `${effects.length} keys, ${effects.filter((times) => times > 1).length} more than once`,
    events: String(observed.runs.reduce((sum, { events }) => sum + events.length, 0)),
    takeover: `${takeovers.length}: p50 ${seconds(takeovers[Math.floor(takeovers.length / 2)])}, max ${seconds(takeovers.at(-1))}`,
    drain: seconds(drainMs),
  };
}

function seconds(ms = 0): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
