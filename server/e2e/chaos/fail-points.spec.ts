import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { FAIL_POINTS, type FailPoint } from '../../src/config/fail-point.js';
import { Person } from '../person.js';
import { Customer } from './customer.js';
import { freePort } from './free-port.js';
import { observe } from './observe.js';
import { HANGS, type Order, PLAIN } from './order.js';
import { Random } from './random.js';
import { ServerProcess } from './server-process.js';
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
      const { process, customer, answered } = await dyingAt(stage, point);
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

/** A process that will die at the place, and somebody who orders there until it does, then goes elsewhere. */
async function dyingAt(stage: Stage, point: FailPoint) {
  const environment = stage.environment(point, await freePort());
  const process = await ServerProcess.start(point, { ...environment, FAIL_AT: `${point}:${TIMES[point] ?? 1}` });
  const random = new Random(FAIL_POINTS.indexOf(point));
  const servers = () => (process.isAlive ? process.url : stage.fleet.url(random));
  const person = await Person.register(servers(), 'Ada');
  const id = await person.newConversation();
  const customer = new Customer(person, id, servers, random, AbortSignal.timeout(200_000));
  const orderUntilDeath = async () => {
    for (let n = 1; process.isAlive; n++)
      await customer.order([{ ...PLAIN, ...ORDERS[point], label: `${point}-${n}`, at: 0 }]);
  };
  if (point === 'draining') void terminate(stage, process);
  return { process, customer, answered: orderUntilDeath() };
}

/** Asks the process to stop as soon as it works on an answer. */
async function terminate({ model }: Stage, process: ServerProcess): Promise<void> {
  while (model.labelsOf(process.name).length === 0) await delay(20);
  await process.end('SIGTERM');
}
