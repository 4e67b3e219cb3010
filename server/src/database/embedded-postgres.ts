import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { generatedSecret } from '../config/generated-secret.js';
import { postgresAccount } from './postgres-account.js';
import { PostgresCluster } from './postgres-cluster.js';

const READY_TIMEOUT_MS = 30_000;
const POLL_MS = 25;
/** How soon tables that grow are counted for the first time: until then plans are guesses, and a new database grows at once. */
const COUNTING = { autovacuum_naptime: '15s' };

const DEFAULTS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', ...COUNTING };

/** The login the server uses: no superuser, so that row level security holds for it. */
const APP_LOGIN = 'chatkeep';

export interface EmbeddedPostgresOptions {
  /** The folder that holds the cluster and its passwords; made when missing. */
  readonly dir: string;
  /** Server settings beside the defaults, such as `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * A real PostgreSQL that belongs to one data folder. Whoever starts on the same folder joins the running one; the last
 * to leave stops it. It outlives a killed server process, so that the next start finds every committed row.
 */
export class EmbeddedPostgres {
  private constructor(
    private readonly dir: string,
    private readonly cluster: PostgresCluster,
    private readonly port: number,
  ) {}

  static async start({ dir, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    await mkdir(dir, { recursive: true, mode: 0o755 });
    const cluster = new PostgresCluster(dir, await postgresAccount(dir));
    if (!cluster.exists) await cluster.create(generatedSecret(join(dir, 'postgres-password')));

    const port = (await cluster.runningPort()) ?? (await cluster.start({ ...DEFAULTS, ...settings }));
    const postgres = new EmbeddedPostgres(dir, cluster, port);
    await postgres.untilReady();
    await postgres.ensureDatabase();
    return postgres;
  }

  /** The address for the server's own login. */
  get url(): string {
    return this.address(APP_LOGIN, this.appPassword);
  }

  /** The address for migrations: the cluster's superuser. */
  get adminUrl(): string {
    return this.address('postgres', generatedSecret(join(this.dir, 'postgres-password')));
  }

  /** Keeps others from stopping the database meanwhile: for whoever joins them, and has no connection of its own yet. */
  async hold(): Promise<AsyncDisposable> {
    const client = this.client();
    client.on('error', () => undefined);
    await client.connect();
    return { [Symbol.asyncDispose]: () => client.end() };
  }

  /** Stops the database, unless somebody else is still connected to it. */
  async stop(): Promise<void> {
    const [row] = await this.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    if (row?.others === 0) await this.cluster.stop();
  }

  private get appPassword(): string {
    return generatedSecret(join(this.dir, 'chatkeep-password'));
  }

  private address(login: string, password: string, database = 'chatkeep'): string {
    return `postgres://${login}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    for (;;) {
      try {
        await this.query('SELECT 1');
        return;
      } catch (error) {
        if (Date.now() > deadline) throw new Error('The embedded database does not answer', { cause: error });
        await delay(POLL_MS);
      }
    }
  }

  private async ensureDatabase(): Promise<void> {
    const databases = await this.query(`SELECT 1 FROM pg_database WHERE datname = 'chatkeep'`);
    if (databases.length > 0) return;
    await this.ignoringDuplicates(
      `CREATE ROLE ${APP_LOGIN} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${this.appPassword}'`,
    );
    await this.ignoringDuplicates('CREATE DATABASE chatkeep');
  }

  /** Two processes may prepare a new cluster at once. */
  private async ignoringDuplicates(sql: string): Promise<void> {
    await this.query(sql).catch((error: unknown) => {
      if (!(error instanceof Error && /already exists|duplicate key/.test(error.message))) throw error;
    });
  }

  private async query<Row>(sql: string): Promise<Row[]> {
    const client = this.client();
    try {
      await client.connect();
      return (await client.query(sql)).rows as Row[]; // the caller names the columns it selects
    } finally {
      await client.end();
    }
  }

  private client(): Client {
    const connectionString = this.address('postgres', generatedSecret(join(this.dir, 'postgres-password')), 'postgres');
    return new Client({ connectionString, connectionTimeoutMillis: 3000 });
  }
}
