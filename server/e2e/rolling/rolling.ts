import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { BARE_ENVIRONMENT } from '../bare-environment.js';
import { type Observed } from '../chaos/observed.js';
import { observe } from '../chaos/observe.js';
import { setStage, type Stage } from '../chaos/stage.js';
import { makeNextVersion } from '../deployment/next-version.js';
import { orInterrupted } from '../interruption.js';
import { Crowd } from './crowd.js';
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
const WARM_UP_MS = 3_000;

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
  const crowd = await Crowd.gather(url, options.conversations, options.seed);
  await delay(WARM_UP_MS);
  const migrationMs = await migrate(stage, folder);
  await seats.replaceAll(folder);
  await seats.replaceAll('.');
  const refused = await crowd.end();
  return {
    observed: { ...crowd.told, ...(await observe(stage.cluster, stage.effects)) },
    ...{ exits: seats.exits, retries: crowd.retries, refused, migrationMs },
    seconds: (performance.now() - start) / 1000,
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
