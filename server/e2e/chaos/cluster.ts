import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { freePort } from '../free-port.js';

/** A PostgreSQL of our own that keeps its port, so that it can be struck down and come back. */
export class Cluster implements AsyncDisposable {
  private returned: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly parent: string,
    private readonly port: number,
    private postgres: EmbeddedPostgres,
  ) {}

  /** Migrated and ready; what was committed survives a crash of its processes, as it must. */
  static async start(): Promise<Cluster> {
    const parent = await mkdtemp(join(tmpdir(), 'chatkeep-chaos-'));
    await chmod(parent, 0o755);
    const port = await freePort();
    const postgres = await EmbeddedPostgres.start(options(parent, port));
    await migrate({ adminUrl: postgres.adminUrl, url: postgres.url });
    return new Cluster(parent, port, postgres);
  }

  get url(): string {
    return this.postgres.url;
  }

  get adminUrl(): string {
    return this.postgres.adminUrl;
  }

  /** As `pg_ctl stop -m immediate` does: every backend ends at once, without a word; then starts it again. */
  async crash(): Promise<void> {
    const crashed = this.strike();
    this.returned = crashed.catch(() => undefined);
    await crashed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.returned;
    const pid = await this.pid().catch(() => null);
    if (pid !== null) process.kill(pid, 'SIGQUIT');
    await rm(this.parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  private async strike(): Promise<void> {
    const pid = await this.pid();
    process.kill(pid, 'SIGQUIT');
    while ((await this.pid().catch(() => 0)) === pid) await delay(20);
    this.postgres = await EmbeddedPostgres.start(options(this.parent, this.port));
  }

  /** The first line of PostgreSQL's pid file; the file goes when its process does. */
  private async pid(): Promise<number> {
    const file = join(this.parent, 'postgres', 'cluster', 'data', 'postmaster.pid');
    return Number((await readFile(file, 'utf8')).split('\n')[0]);
  }
}

function options(parent: string, port: number) {
  return { dir: join(parent, 'postgres'), settings: { port: String(port) } };
}
