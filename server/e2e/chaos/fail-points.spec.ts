import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { FAIL_POINTS, type FailPoint } from '../../src/config/fail-point.js';
import { Person } from '../person.js';
import { Customer } from './customer.js';
import { freePort } from '../free-port.js';
import { observe } from './observe.js';
import { HANGS, type Order, PLAIN } from './order.js';
import { Random } from './random.js';
import { ServerProcess } from '../server-process.js';
import { setStage, type Stage } from './stage.js';
import { brokenPromises } from './verdict.js';

/** What has to be ordered for a process to come to a place; the plainest order leads to most of them. */
const ORDERS: Partial<Record<FailPoint, Partial<Order>>> = {
  unknown: { toolMs: HANGS },
  waiting: { toolMs: HANGS },
  decided: { toolMs: HANGS },
  draining: { pace: 300 },
};

/** In the middle of a text, not before its first word. */
const TIMES: Partial<Record<FailPoint, number>> = { appended: 4 };

/** So many processes are started at once. */
const LANES = 3;

describe('A process that dies', () => {
  it('loses nothing and doubles nothing, whatever it was about to do', async () => {
    await using stage = await setStage({ processes: 1, isFenced: true, settings: { SHUTDOWN_GRACE_MS: '300' } });
    const deaths: Record<string, unknown> = {};
    const customers: Customer[] = [];

    const left = [...FAIL_POINTS];
    const lane = async (): Promise<void> => {
      const point = left.shift();
      if (!point) return;
      await using process = await dyingAt(stage, point);
      const customer = await customerOf(stage, process);
      const answered = orderUntilDeath(customer, process, point);
      if (point === 'draining') void terminate(stage, process);
      customers.push(customer);
      deaths[point] = await process.exited;
      await Promise.all([answered, lane()]);
    };
    await Promise.all(Array.from({ length: LANES }, lane));

    const sent = customers.flatMap((customer) => customer.sent);
    const readings = customers.flatMap((customer) => customer.readings);
    const observed = { sent, readings, ...(await observe(stage.cluster, stage.effects)) };
    expect(deaths).toEqual(Object.fromEntries(FAIL_POINTS.map((point) => [point, 'SIGKILL'])));
    expect(brokenPromises(observed)).toEqual([]);
  }, 240_000);
});

/** A server that will die when it comes to the place. */
async function dyingAt(stage: Stage, point: FailPoint): Promise<ServerProcess> {
  const environment = stage.environment(point, await freePort());
  return await ServerProcess.start(point, { ...environment, FAIL_AT: `${point}:${TIMES[point] ?? 1}` });
}

/** Somebody who goes to this server as long as it lives, then elsewhere. */
async function customerOf({ fleet }: Stage, process: ServerProcess): Promise<Customer> {
  const random = new Random(1);
  const person = await Person.register(fleet.url(random), 'Ada');
  const servers = () => (process.isAlive ? process.url : fleet.url(random));
  return new Customer(person, await person.newConversation(), servers, random, AbortSignal.timeout(200_000));
}

async function orderUntilDeath(customer: Customer, process: ServerProcess, point: FailPoint): Promise<void> {
  for (let n = 1; process.isAlive; n++)
    await customer.order([{ ...PLAIN, ...ORDERS[point], label: `${point}-${n}`, at: 0 }]);
}

/** Asks the process to stop as soon as it works on an answer. */
async function terminate({ model }: Stage, process: ServerProcess): Promise<void> {
  while (model.labelsOf(process.name).length === 0) await delay(20);
  await process.end('SIGTERM');
}
