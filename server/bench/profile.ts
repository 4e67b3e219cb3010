import { type CpuProfile, Inspector } from './inspector.js';

/** Microseconds between two looks at what the server does. */
const INTERVAL = 200;
const SHOWN = 20;

/** Does `work` and answers what it did, and in which functions the server behind `port` spent its CPU meanwhile. */
export async function profiled<T>(port: number, work: () => Promise<T>): Promise<{ done: T; selfTimes: string }> {
  using inspector = await Inspector.at(port);
  await inspector.ask('Profiler.enable');
  await inspector.ask('Profiler.setSamplingInterval', { interval: INTERVAL });
  await inspector.ask('Profiler.start');
  const done = await work();
  const { profile } = await inspector.ask('Profiler.stop');
  return { done, selfTimes: profile ? selfTimes(profile) : '' };
}

/** The functions in which most time was spent, not counting what they called, by their share of it. */
function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): string {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const times = new Map<string, number>();
  samples.forEach((id, at) => {
    const place = places.get(id) ?? '';
    if (place !== '(idle)') times.set(place, (times.get(place) ?? 0) + (timeDeltas[at] ?? 0));
  });
  const total = times.values().reduce((sum, time) => sum + time, 0);
  const most = [...times].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return most.map(([place, time]) => `${((100 * time) / total).toFixed(1).padStart(5)} %  ${place}`).join('\n');
}

function placeOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName;
  const file = url.replace(/^.*\/(node_modules|dist\/server)\//, '');
  return `${functionName || '(anonymous)'}  ${file}:${lineNumber + 1}`;
}
