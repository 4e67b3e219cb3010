import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.js';

const PROGRAM = 'node_modules/@modelcontextprotocol/server-everything/dist/index.js';

/** The reference server of the protocol's authors, in a process of its own that is given nothing but a port. */
export async function everythingServer() {
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM, 'streamableHttp'], { env: { PORT: String(port) } });
  await Promise.race([once(child.stderr, 'data'), once(child.stdout, 'data')]);
  const url = `http://127.0.0.1:${port}/mcp`;
  await answering(url);
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      if (child.kill()) await once(child, 'exit');
    },
  };
}

/** It speaks before it listens. */
async function answering(url: string): Promise<void> {
  for (;;) if (await fetch(url).catch(() => null)) return;
}
