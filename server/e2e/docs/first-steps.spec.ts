import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BARE_ENVIRONMENT } from '../bare-environment.js';
import { freePort } from '../free-port.js';

/** As installed and built, with nothing else in it. */
describe('In a clean folder', () => {
  let folder: string;
  let port: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chatkeep-first-steps-'));
    port = String(await freePort());
    env = { ...BARE_ENVIRONMENT, PORT: port, LOG_LEVEL: 'warn' };
    for (const path of ['package.json', 'scripts', 'docker']) cpSync(path, join(folder, path), { recursive: true });
    mkdirSync(join(folder, 'dist'));
    for (const path of ['node_modules', 'dist/server', 'dist/client']) symlinkSync(resolve(path), join(folder, path));
    for (const stamp of ['.server', '.client']) writeFileSync(join(folder, 'dist', stamp), '');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const give = (command: string) => spawnSync('sh', ['-c', command], { cwd: folder, env, encoding: 'utf8' });
  /** As npm does, without npm in between, which would not pass on how it ends. */
  const start = async (): Promise<ChildProcess> => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    const command = `exec ${scripts.start}`;
    const child = spawn('sh', ['-c', command], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const said of createInterface({ input: child.stdout }))
      if (said.startsWith('Chatkeep is ready')) return child;
    throw new Error('The server did not start');
  };

  it('npm start starts; npm run reset waits for the end of the server, and takes its data away', async () => {
    const server = await start();
    const page = await fetch(`http://localhost:${port}/health/ready`);
    const early = give('npm run reset');
    server.kill('SIGTERM');
    await once(server, 'exit');
    const late = give('npm run reset');

    expect(page.status).toBe(200);
    expect([early.status, early.stderr]).toEqual([1, expect.stringContaining('stop it first')]);
    expect([late.status, late.stdout]).toEqual([0, expect.stringContaining('begins anew')]);
    expect(existsSync(join(folder, '.data'))).toBe(false);
    expect(existsSync(resolve('dist/server'))).toBe(true);
  }, 120_000);

  it('the secrets and settings of the compose file are made as it is told', () => {
    const made = give(
      `sh docker/secrets.sh > docker/.env && printf 'PUBLIC_URL=https://chat.example.org\\n' > docker/settings.env`,
    );

    expect([made.status, made.stderr]).toEqual([0, '']);
    expect(readdirSync(join(folder, 'docker'))).toEqual(expect.arrayContaining(['.env', 'settings.env']));
  });
});
