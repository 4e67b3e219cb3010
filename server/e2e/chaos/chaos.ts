import { Person } from '../person.js';
import { Customer, type TimedOrder } from './customer.js';
import { type Observed } from './observed.js';
import { observe } from './observe.js';
import { randomOrder } from './order.js';
import { Random } from './random.js';
import { type Stage, type StageOptions } from './stage.js';
import { type Dealt, durationOf, strike, type Strokes } from './strokes.js';

/** How much chaos, and of which kind. */
export interface ChaosOptions extends Strokes, StageOptions {
  readonly seed: number;
  readonly clients: number;
  readonly messages: number;
}

/** What can be said when the dust has settled. */
export interface Aftermath {
  readonly observed: Observed;
  readonly dealt: Dealt;
  /** Milliseconds that runs of struck processes waited for another one, the shortest first. */
  readonly takeovers: readonly number[];
  /** Milliseconds from the last stroke until everything was sent and every run over. */
  readonly drainMs: number;
}

/** Whoever waits longer than this after the last stroke gives up. */
export const MAX_DRAIN_MS = 60_000;

/** Lets clients talk to the stage's servers while they are being struck down, then looks at what is left. */
export async function chaos(stage: Stage, options: ChaosOptions): Promise<Aftermath> {
  const random = new Random(options.seed);
  const over = new AbortController();
  const customers = await Promise.all(
    Array.from({ length: options.clients }, () => newCustomer(stage, random.fork(), over.signal)),
  );
  const runIds = new Map<string, string>();
  const shares = timetable(options, random.fork());
  const trade = customers.map((customer, index) =>
    customer.order(shares[index] ?? [], ({ order, runId }) => runIds.set(order.label, runId)),
  );
  const traded = Promise.allSettled(trade);
  const dealt = await strike(stage, options, random.fork(), ({ name }) =>
    stage.takeovers.expect(stage.model.labelsOf(name).flatMap((label) => runIds.get(label) ?? [])),
  );
  const drainMs = await drain(traded, over);
  const observed = {
    sent: customers.flatMap(({ sent }) => sent),
    readings: customers.flatMap(({ readings }) => readings),
    ...(await observe(stage.cluster, stage.effects)),
  };
  return { observed, dealt, takeovers: stage.takeovers.times.toSorted((a, b) => a - b), drainMs };
}

async function newCustomer({ fleet }: Stage, random: Random, over: AbortSignal): Promise<Customer> {
  const person = await Person.register(fleet.url(random), 'Ada');
  const servers = random.fork();
  return new Customer(person, await person.newConversation(), () => fleet.url(servers), random, over);
}

/** When each client sends what, spread over the time that the strokes take. */
function timetable(options: ChaosOptions, random: Random): TimedOrder[][] {
  const span = durationOf(options) * 0.9;
  const shares = Array.from({ length: options.clients }, (): TimedOrder[] => []);
  for (let at = 0; at < options.messages; at++) {
    const order = randomOrder(`${options.seed}-${at}`, random);
    shares[at % options.clients]?.push({ ...order, at: performance.now() + (at / options.messages) * span });
  }
  return shares;
}

/** Waits until the clients are done, but not for ever; answers how long it took. */
async function drain(done: Promise<unknown>, over: AbortController): Promise<number> {
  const calm = performance.now();
  const timer = setTimeout(() => over.abort(), MAX_DRAIN_MS);
  await done;
  clearTimeout(timer);
  return performance.now() - calm;
}
