import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BARE_ENVIRONMENT } from '../../server/e2e/bare-environment.js';
import { freePort } from '../../server/e2e/free-port.js';
import { asAdmin } from '../../server/src/testing/as-admin.js';
import { addresses } from './shared-postgres.js';

const root = join(import.meta.dirname, '../..');
const READY_MS = 60_000;
const SECRETS = {
  JWT_SECRET: 'a secret of the tests alone, 32 bytes',
  SECRET_KEY: 'another secret of the tests, 32 bytes',
};

/** A server for one spec alone, on a database of its own, that can be stopped and started again. */
export class OwnServer implements AsyncDisposable {
  private running: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    private readonly dataDir: string,
    private readonly database: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-e2e-own-'));
    const database = `own_${randomBytes(6).toString('hex')}`;
    await asAdmin(await addresses(), `CREATE DATABASE ${database}`);
    const server = new OwnServer(await freePort(), dataDir, database, settings);
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
    await asAdmin(await addresses(), `DROP DATABASE ${this.database} WITH (FORCE)`);
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Starts it on the data that it left. */
  async start(): Promise<void> {
    const { adminUrl, url } = await addresses(this.database);
    this.running = spawn(process.execPath, ['dist/server/server/src/main.js', '--migrate'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...BARE_ENVIRONMENT,
        PORT: `${this.port}`,
        DATA_DIR: this.dataDir,
        DATABASE_URL: url,
        MIGRATIONS_DATABASE_URL: adminUrl,
        ...SECRETS,
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
