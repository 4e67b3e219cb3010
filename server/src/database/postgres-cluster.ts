import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type PostgresAccount } from './postgres-account.js';
import { postgresBinaries } from './postgres-binaries.js';

const run = promisify(execFile);
const START_TIMEOUT_MS = 30_000;
const POLL_MS = 25;

/** The files of one PostgreSQL cluster below a folder, and the process that serves them. */
export class PostgresCluster {
  constructor(
    private readonly dir: string,
    private readonly account: PostgresAccount,
  ) {}

  get exists(): boolean {
    return existsSync(this.data);
  }

  /** Made beside its final place and moved there whole, so that a start that was cut leaves no half cluster. */
  async create(password: string): Promise<void> {
    const { initdb } = await postgresBinaries();
    const draft = await mkdtemp(join(this.dir, 'cluster.'));
    const passwordFile = join(draft, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    await Promise.all([draft, passwordFile].map((path) => this.handOver(path)));

    await run(
      ...this.command(initdb, [
        ...['-D', join(draft, 'data'), '-U', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['-E', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-sync'],
      ]),
    );
    await rm(passwordFile);
    await this.adopt(draft);
  }

  /** Starts the database, or finds the one that another process started meanwhile; answers its port. */
  async start(settings: Readonly<Record<string, string>>): Promise<number> {
    const { postgres } = await postgresBinaries();
    const port = await freePort();
    const log = await open(this.logFile, 'w');
    const [command, args, options] = this.command(postgres, [
      ...['-D', this.data, '-p', String(port)],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    // A process group of its own: Ctrl+C must end the server before its database.
    const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log.fd, log.fd] });
    child.unref();
    await log.close();
    return await this.startedPort(child);
  }

  /** The port that a database on these files listens on, when one is running. */
  async runningPort(): Promise<number | undefined> {
    const port = Number((await this.pidFile())[3]);
    return port > 0 && (await this.runningPid()) !== undefined ? port : undefined;
  }

  async stop(): Promise<void> {
    const pid = await this.runningPid();
    if (pid === undefined) return;
    process.kill(pid, 'SIGINT');
    while (isAlive(pid)) await delay(POLL_MS);
  }

  private get data(): string {
    return join(this.dir, 'cluster', 'data');
  }

  private get logFile(): string {
    return join(this.dir, 'postgres.log');
  }

  private command(program: string, programArgs: readonly string[]) {
    const [command, ...args] = this.account.command(program, programArgs);
    return [command, args, { uid: this.account.uid, gid: this.account.gid, cwd: this.dir }] as const;
  }

  private async handOver(path: string): Promise<void> {
    const { uid, gid } = this.account;
    if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
  }

  private async adopt(draft: string): Promise<void> {
    try {
      await rename(draft, join(this.dir, 'cluster'));
    } catch (error) {
      if (!this.exists) throw error;
      await rm(draft, { recursive: true, force: true });
    }
  }

  private async startedPort(child: ChildProcess): Promise<number> {
    const exited = new Promise<true>((resolve) =>
      child.once('exit', () => resolve(true)).once('error', () => resolve(true)),
    );
    const deadline = Date.now() + START_TIMEOUT_MS;
    let isOver = false;
    while (!isOver && Date.now() < deadline) {
      isOver = await Promise.race([exited, delay(POLL_MS, false)]);
      const port = await this.runningPort();
      if (port !== undefined) return port;
    }
    const log = await readFile(this.logFile, 'utf8').catch(() => '');
    throw new Error(`The embedded database did not start:\n${log.slice(-2000)}`);
  }

  private async pidFile(): Promise<string[]> {
    return (await readFile(join(this.data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  }

  private async runningPid(): Promise<number | undefined> {
    const pid = Number((await this.pidFile())[0]);
    return pid > 0 && isAlive(pid) && isPostgres(pid) ? pid : undefined;
  }
}

/** Whether the process can be what a pid file says; after a hard stop another one may have got its number. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return process.platform !== 'linux';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port')),
      );
    });
  });
}
