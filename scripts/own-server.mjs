// The built server on data of its own, for commands that look at the product from outside.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BARE_ENVIRONMENT } from '../server/e2e/bare-environment.ts';

const START_MS = 60_000;

/** A port that nobody listens on. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

const isGone = (server) => server.exitCode !== null || server.signalCode !== null;

async function untilReady(server, origin) {
  const isReady = () =>
    fetch(`${origin}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const end = Date.now() + START_MS; !(await isReady()); await pause(200))
    if (isGone(server) || Date.now() > end) throw new Error('The server did not start.');
}

/**
 * Starts the server with the scripted model, whatever the environment says; gives its address and the way to end it, which
 * is gone too when this program is interrupted.
 */
export async function ownServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'chatkeep-own-'));
  const port = await freePort();
  const given = { PORT: `${port}`, DATA_DIR: dataDir, NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  const env = { ...BARE_ENVIRONMENT, ...given };
  const server = spawn(process.execPath, ['dist/server/server/src/main.js'], { env, stdio: 'inherit' });
  const origin = `http://localhost:${port}`;
  const stop = async () => {
    if (!isGone(server) && server.kill('SIGTERM')) await once(server, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().finally(() => process.exit(1)));
  await untilReady(server, origin).catch(async (error) => {
    await stop();
    throw error;
  });
  return { origin, stop };
}

/** The cookies of a new account, as `name=value`. */
export async function newCookies(origin, email = `${randomUUID()}@example.org`) {
  const body = JSON.stringify({ name: 'Ada Lovelace', email, password: 'correct horse battery' });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${origin}/api/auth/register`, { method: 'POST', headers, body });
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
}
