import { once } from 'node:events';

/** Microseconds between two looks at what the server does. */
const INTERVAL = 200;
const SHOWN = 20;

/** What V8's profiler tells, as far as it is read here. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** What a server is started with whose time is to be told. */
export function inspected(port: number): string {
  return `--inspect=127.0.0.1:${port}`;
}

/** Does `work` and answers what it did, and in which functions the server behind `port` spent its CPU meanwhile. */
export async function profiled<T>(port: number, work: () => Promise<T>): Promise<{ done: T; selfTimes: string }> {
  const socket = await inspectorAt(port);
  await ask(socket, 'Profiler.enable');
  await ask(socket, 'Profiler.setSamplingInterval', { interval: INTERVAL });
  await ask(socket, 'Profiler.start');
  const done = await work();
  const { profile } = await ask(socket, 'Profiler.stop');
  socket.close();
  return { done, selfTimes: profile ? selfTimes(profile) : '' };
}

/** Lets the server behind `port` forget what it does not need any more, so that what it holds can be told. */
export async function collectGarbage(port: number): Promise<void> {
  const socket = await inspectorAt(port);
  await ask(socket, 'HeapProfiler.enable');
  await ask(socket, 'HeapProfiler.collectGarbage');
  socket.close();
}

async function inspectorAt(port: number): Promise<WebSocket> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[]; // node's own list
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await once(socket, 'open');
  return socket;
}

/** One question at a time, so that the next answer is its. */
async function ask(socket: WebSocket, method: string, params: object = {}): Promise<{ profile?: CpuProfile }> {
  socket.send(JSON.stringify({ id: 1, method, params }));
  for (;;) {
    const [message] = (await once(socket, 'message')) as [{ readonly data: string }]; // text, in V8's protocol
    const { id, result } = JSON.parse(message.data) as { id?: number; result?: { profile?: CpuProfile } };
    if (id === 1) return result ?? {};
  }
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
