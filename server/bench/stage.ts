import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from '../e2e/chaos/cluster.js';
import { freePort } from '../e2e/free-port.js';
import { ServerProcess } from '../e2e/server-process.js';
import { asAdmin } from '../src/testing/as-admin.js';
import { Program } from './program.js';

/** What is measured, and what it is measured with; each in a process of its own. */
export interface Stage {
  readonly model: Program;
  readonly floor: Program;
  readonly chatkeep: ServerProcess;
  readonly cluster: Cluster;
  /** One more server beside the first, with settings of its own; without `DATABASE_URL` it brings its database along. */
  readonly startServer: (settings?: Record<string, string | undefined>) => Promise<ServerProcess>;
  /** Another floor, on an empty database. */
  readonly startFloor: () => Promise<Program>;
}

/** What the image gives to node; `npm start` gives it the flag. */
const FLAGS = '--max-semi-space-size=16';
const PRODUCTION = { NODE_ENV: 'production', LOG_LEVEL: 'error', MALLOC_ARENA_MAX: '2' };
const SECRETS = {
  JWT_SECRET: 'a secret of the bench alone, 32 bytes',
  SECRET_KEY: 'another one of the bench, 32 bytes',
};
const MANY = '1000000';
const NO_LIMITS = {
  ...{ RATE_LIMIT_MESSAGES_PER_MINUTE: MANY, RATE_LIMIT_REQUESTS_PER_MINUTE: MANY, RATE_LIMIT_LOGIN_PER_MINUTE: MANY },
  ...{ RUN_CONCURRENCY: '1000', MAX_RUNS_PER_USER: '10000', MAX_STREAMS_PER_USER: '10000' },
};

/** Starts a PostgreSQL with the settings of every embedded one, a model, the floor and the built server, with those of node. */
export async function setStage(nodeOptions = ''): Promise<Stage & AsyncDisposable> {
  await using props = new AsyncDisposableStack();
  const cluster = props.use(await Cluster.start());
  const model = props.use(await Program.start('stamping-model'));
  const dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-bench-'));
  props.defer(() => rm(dataDir, { recursive: true, force: true }));

  const startServer = async ({ NODE_OPTIONS = '', ...settings }: Record<string, string | undefined> = {}) => {
    const port = String(await freePort());
    const place = { PORT: port, PUBLIC_URL: 'http://localhost', DATA_DIR: dataDir, DATABASE_URL: cluster.url };
    const node = { NODE_OPTIONS: `${FLAGS} ${NODE_OPTIONS}` };
    const upstream = { OPENAI_BASE_URL: `${model.url}/v1`, OPENAI_API_KEY: 'bench', OPENAI_MODEL: 'stamping' };
    const environment = { ...PRODUCTION, ...SECRETS, ...NO_LIMITS, ...place, ...upstream, ...settings, ...node };
    return await ServerProcess.start('chatkeep', environment);
  };
  let floors = 0;
  const startFloor = async () => Program.start('floor', await emptyDatabase(cluster, `floor_${++floors}`), model.url);

  const floor = props.use(await startFloor());
  const chatkeep = props.use(await startServer({ NODE_OPTIONS: nodeOptions }));
  const kept = props.move();
  const stage = { model, floor, chatkeep, cluster, startServer, startFloor };
  return { ...stage, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function emptyDatabase(cluster: Cluster, name: string): Promise<string> {
  await asAdmin(cluster, `CREATE DATABASE ${name}`);
  return Object.assign(new URL(cluster.adminUrl), { pathname: `/${name}` }).href;
}
