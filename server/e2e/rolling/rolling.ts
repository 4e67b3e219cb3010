import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { BARE_ENVIRONMENT } from '../bare-environment.js';
import { Customer } from '../chaos/customer.js';
import { type Observed } from '../chaos/observed.js';
import { observe } from '../chaos/observe.js';
import { type Order, randomOrder } from '../chaos/order.js';
import { Random } from '../chaos/random.js';
import { setStage, type Stage } from '../chaos/stage.js';
import { makeNextVersion } from '../deployment/next-version.js';
import { orInterrupted } from '../interruption.js';
import { Person } from '../person.js';
import { Proxy, type ProxyKind } from './proxy.js';
import { Seats } from './seats.js';

export interface RollingOptions {
  readonly seed: number;
  readonly proxy: ProxyKind;
  readonly processes: number;
  readonly conversations: number;
}

/** What a roll-out and the way back have left. */
export interface Outcome {
  readonly observed: Observed;
  /** How the replaced processes ended. */
  readonly exits: readonly (string | number)[];
  /** How often a client had to ask again, over all that it asked. */
  readonly retries: number;
  /** Those that nobody took in before the end. */
  readonly refused: number;
  readonly migrationMs: number;
  readonly seconds: number;
}

/** Shorter than some answers, so that each replaced process hands some over. */
const SETTINGS = { TRUST_PROXY: 'loopback', SHUTDOWN_GRACE_MS: '1500' };
const PAUSE_MS = { least: 200, most: 1500 };
const WARM_UP_MS = 3_000;
const DRAIN_MS = 60_000;

/** Rolls a version with a migration out and back again under people who talk all the time. */
export async function roll(options: RollingOptions): Promise<Outcome> {
  await using stage = await setStage({ processes: 0, isFenced: true, settings: SETTINGS });
  await using next = await makeNextVersion();
  await using seats = await Seats.start(options.processes, stage.environment);
  await using proxy = await Proxy.start(options.proxy, seats.ports);
  return await orInterrupted(rolled(options, { stage, folder: next.folder, seats, url: proxy.url }));
}

interface Scene {
  readonly stage: Stage;
  /** Where the next version is. */
  readonly folder: string;
  readonly seats: Seats;
  readonly url: string;
}

async function rolled(options: RollingOptions, { stage, folder, seats, url }: Scene): Promise<Outcome> {
  const start = performance.now();
  const people = await talk(options, url);
  await delay(WARM_UP_MS);
  const migrationMs = await migrate(stage, folder);
  await seats.replaceAll(folder);
  await seats.replaceAll('.');
  const refused = await people.end();
  return {
    observed: { ...people.told(), ...(await observe(stage.cluster, stage.effects)) },
    ...{ exits: seats.exits, retries: people.retries(), refused, migrationMs },
    seconds: (performance.now() - start) / 1000,
  };
}

/** Each person has one conversation and always says something more, until they are told to end. */
async function talk({ seed, conversations }: RollingOptions, url: string) {
  const random = new Random(seed);
  const over = new AbortController();
  const state = { isOver: false };
  const customers: Customer[] = [];
  while (customers.length < conversations) {
    const person = await Person.register(url, 'Ada'); // one by one: checking fifty passwords at once is another test
    customers.push(new Customer(person, await person.newConversation(), () => url, random.fork(), over.signal));
  }
  const going = customers.map(async (customer, index) => {
    const own = random.fork();
    for (let n = 0; !state.isOver; n++) {
      const at = performance.now() + own.between(PAUSE_MS.least, PAUSE_MS.most);
      await customer.order([{ ...calmOrder(`${seed}-${index}-${n}`, own), at }]);
    }
  });
  return {
    told: () => ({
      sent: customers.flatMap(({ sent }) => sent),
      readings: customers.flatMap(({ readings }) => readings),
    }),
    retries: () => customers.reduce((sum, { retries }) => sum + retries, 0),
    /** How many could not finish what they had begun. */
    end: async () => {
      state.isOver = true;
      const timer = setTimeout(() => over.abort(), DRAIN_MS);
      const ends = await Promise.allSettled(going);
      clearTimeout(timer);
      return ends.filter(({ status }) => status === 'rejected').length;
    },
  };
}

/** Nothing goes wrong but for what we do to the servers. */
function calmOrder(label: string, random: Random): Order {
  return {
    ...randomOrder(label, random),
    toolMs: random.between(0, 300),
    fault: null,
    stopAfterMs: null,
    isHasty: false,
  };
}

/** The step of the release, while the servers of the version before go on; answers its milliseconds. */
async function migrate({ cluster }: Stage, folder: string): Promise<number> {
  const start = performance.now();
  const env = {
    ...BARE_ENVIRONMENT,
    DATABASE_URL: cluster.url,
    MIGRATIONS_DATABASE_URL: cluster.adminUrl,
    JWT_SECRET: 'nobody signs in while the database is migrated',
    SECRET_KEY: 'nothing is sealed while the database is migrated',
  };
  const program = ['dist/server/server/src/migrate.js'];
  const child = spawn(process.execPath, program, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null]; // what node emits
  if (code !== 0) throw new Error('The migration failed');
  return performance.now() - start;
}
