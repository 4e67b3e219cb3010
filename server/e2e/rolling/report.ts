import { brokenPromises } from '../chaos/verdict.js';
import { type Outcome, type RollingOptions } from './rolling.js';

/** Everything that the outcome says against us; nothing when nobody noticed the roll-out. */
export function complaints({ observed, exits, refused }: Outcome): string[] {
  return [
    ...brokenPromises(observed),
    ...observed.runs.filter(({ status }) => status !== 'completed').map(({ id, status }) => `run ${id} is ${status}`),
    ...exits.filter((exit) => exit !== 0).map((exit) => `a replaced process ended with ${exit}`),
    ...(refused > 0 ? [`${refused} people could not finish what they had begun`] : []),
    ...(observed.sent.length === 0 ? ['nobody said anything'] : []),
  ];
}

/** The figures of a roll-out, a line each. */
export function figures(options: RollingOptions, outcome: Outcome): Record<string, string> {
  const { observed, exits, retries, refused, migrationMs, seconds } = outcome;
  const statuses = Map.groupBy(observed.runs, ({ status }) => status);
  return {
    seed: String(options.seed),
    proxy: options.proxy,
    replaced: `${exits.length} processes, exit codes ${[...new Set(exits)].join(', ')}`,
    migration: `${(migrationMs / 1000).toFixed(1)} s`,
    messages: `${observed.sent.length} taken in, ${observed.questions.length} stored, ${refused} refused in the end`,
    'asked again': String(retries),
    runs: [...statuses].map(([status, { length }]) => `${length} ${status}`).join(', '),
    events: String(observed.runs.reduce((sum, { events }) => sum + events.length, 0)),
    took: `${seconds.toFixed(0)} s`,
  };
}
