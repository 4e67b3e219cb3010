import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BARE_ENVIRONMENT } from '../bare-environment.js';
import { freePort } from '../free-port.js';

export type ProxyKind = 'haproxy' | 'nginx';

const NAMES = { SERVER_1: 0, SERVER_2: 1, SERVER_3: 2 };
const START_MS = 10_000;

/** A real reverse proxy in front of servers, with the very configuration that is delivered. */
export class Proxy implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  /** Resolves when people reach a server that is ready. */
  static async start(kind: ProxyKind, ports: readonly number[]): Promise<Proxy> {
    const folder = await mkdtemp(join(tmpdir(), 'chatkeep-proxy-'));
    const port = await freePort();
    const servers = ports.map((serverPort) => `127.0.0.1:${serverPort}`);
    const [command, args, env] = await COMMANDS[kind](folder, `127.0.0.1:${port}`, servers);
    const child = spawn(command, args, {
      env: { ...BARE_ENVIRONMENT, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await using started = new AsyncDisposableStack();
    const proxy = started.use(new Proxy(child, folder, `http://127.0.0.1:${port}`));
    await proxy.untilReady();
    started.move();
    return proxy;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.kill('SIGTERM')) await once(this.child, 'exit');
    await rm(this.folder, { recursive: true });
  }

  private async untilReady(): Promise<void> {
    for (const end = Date.now() + START_MS; Date.now() < end; await delay(100)) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error('The proxy leads to no server');
  }
}

type Command = [command: string, args: string[], env: Record<string, string>];

const COMMANDS = {
  haproxy: (_: string, listen: string, servers: readonly string[]): Promise<Command> => {
    const named = Object.entries(NAMES).flatMap(([name, index]) => (servers[index] ? [[name, servers[index]]] : []));
    const env = { LISTEN: listen, ...(Object.fromEntries(named) as Record<string, string>) };
    return Promise.resolve(['haproxy', ['-db', '-q', '-f', 'docker/haproxy.cfg'], env]);
  },

  /** As its image does: fills in the template and includes it in a plain configuration. */
  nginx: async (folder: string, listen: string, servers: readonly string[]): Promise<Command> => {
    const template = await readFile('docker/nginx/default.conf.template', 'utf8');
    const lines = servers.map((server) => `server ${server};`).join(' ');
    await mkdir(join(folder, 'conf.d'));
    await writeFile(
      join(folder, 'conf.d/default.conf'),
      template.replace('${LISTEN}', listen).replace('${SERVERS}', lines).replace('/var/log/nginx', folder),
    );
    const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    const http = `http { access_log off; ${folders.join(' ')} include ${folder}/conf.d/*.conf; }`;
    await writeFile(
      join(folder, 'nginx.conf'),
      `daemon off; error_log stderr crit; pid ${folder}/pid; events { } ${http}`,
    );
    return ['nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], {}];
  },
};
