import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Person } from '../person.js';
import { Customer } from './customer.js';
import { observe } from './observe.js';
import { PLAIN } from './order.js';
import { Random } from './random.js';
import { setStage, type Stage } from './stage.js';
import { brokenPromises } from './verdict.js';

/** So slow that a process which has shown its first words is seconds away from the call, however late it is frozen. */
const ORDER = { ...PLAIN, label: 'frozen', pace: 1_000, at: 0 };
const PATIENT = { MODEL_IDLE_TIMEOUT_MS: '60000' };

describe('A process that was frozen for longer than its lease', () => {
  it.concurrent(
    'finds its run taken over, and touches nothing any more',
    async () => {
      expect(await afterFreeze({ isFenced: true })).toEqual([]);
    },
    90_000,
  );

  it.concurrent(
    'would take the effect of a tool a second time without the fence, and be found out',
    async () => {
      let found = await afterFreeze({ isFenced: false });
      if (found.length === 0) found = await afterFreeze({ isFenced: false }); // what it finds alive of its connections is luck

      expect(found).toContain('charge frozen took effect 2 times');
    },
    180_000,
  );
});

/** Freezes a process in the middle of an answer until another one has given it; then lets it go on to its end. */
async function afterFreeze({ isFenced }: { isFenced: boolean }): Promise<string[]> {
  await using stage = await setStage({ processes: 2, isFenced, settings: PATIENT });
  const [zombie, other] = stage.fleet.processes;
  if (!zombie || !other) throw new Error('Two servers are needed');
  const ada = await Person.register(zombie.url, 'Ada');
  let server = zombie;
  const speaking = Promise.withResolvers<undefined>();
  const customer = new Customer(
    ada,
    await ada.newConversation(),
    () => server.url,
    new Random(1),
    AbortSignal.timeout(60_000),
  );
  const answered = customer.order([ORDER], ({ runId }) => {
    server = other;
    firstWords(ada, runId).then(speaking.resolve, speaking.reject);
  });
  await speaking.promise;
  zombie.freeze();
  if ((await timesCharged(stage)) > 0) throw new Error('The process was frozen too late');
  await answered;

  zombie.thaw();
  const sure = performance.now() + (isFenced ? 8_000 : 30_000);
  while ((await timesCharged(stage)) < 2 && performance.now() < sure) await delay(100);

  const { sent, readings } = customer;
  return brokenPromises({ sent, readings, ...(await observe(stage.cluster, stage.effects)) });
}

async function timesCharged({ effects }: Stage): Promise<number> {
  return (await effects.counts()).get(ORDER.label) ?? 0;
}

/** Resolves when the answer has begun to be shown. */
async function firstWords(person: Person, runId: string): Promise<undefined> {
  for await (const { event } of person.follow(runId)) if (event.type === 'thread.item.updated') return;
}
