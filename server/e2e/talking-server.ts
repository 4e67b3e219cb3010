import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BARE_ENVIRONMENT } from './bare-environment.js';
import { freePort } from './free-port.js';
import { testEnvironment } from './test-server.js';

const MAIN = 'dist/server/server/src/main.js';

/** A server in a process of its own that says all it can on the database at `url`; and what it has said when it is stopped. */
export async function talkingServer(url: string, settings: Record<string, string>) {
  const port = await freePort();
  const all = { PORT: String(port), LOG_LEVEL: 'trace', ...settings };
  const env = { ...BARE_ENVIRONMENT, ...testEnvironment(url, all) };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const { promise: isReady, resolve } = Promise.withResolvers<string>();
  createInterface(child.stdout).on('line', (line) => {
    said.push(line);
    if (line.startsWith('Chatkeep is ready')) resolve(line);
  });
  await isReady;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      return said;
    },
  };
}
