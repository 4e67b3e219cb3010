import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../server/e2e/free-port.js';

const root = join(import.meta.dirname, '../..');
const READY_MS = 60_000;

/** A server for one spec alone, on data of its own, that can be stopped and started again. */
export class OwnServer implements AsyncDisposable {
  private running: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    private readonly dataDir: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-e2e-own-'));
    const server = new OwnServer(await freePort(), dataDir, settings);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Starts it on the data that it left. */
  async start(): Promise<void> {
    this.running = spawn(process.execPath, ['dist/server/server/src/main.js'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PORT: `${this.port}`,
        DATA_DIR: this.dataDir,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        RATE_LIMIT_LOGIN_PER_MINUTE: '600',
        ...this.settings,
      },
    });
    const deadline = Date.now() + READY_MS;
    while (!(await this.isReady())) {
      if (Date.now() > deadline || this.running.exitCode !== null) throw new Error('The server did not start.');
      await delay(100);
    }
  }

  /** Ends it as an upgrade does. */
  async stop(): Promise<void> {
    const server = this.running;
    this.running = null;
    if (!server || server.exitCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
  }

  private async isReady(): Promise<boolean> {
    return fetch(`${this.url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
