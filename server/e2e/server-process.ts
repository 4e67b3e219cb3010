import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable, type Writable } from 'node:stream';
import { BARE_ENVIRONMENT } from './bare-environment.js';

const MAIN = 'dist/server/server/src/main.js';
const LIFELINE = resolve('server/e2e/lifeline.mjs');

/** One real server in a process of its own, which signals can kill, freeze and thaw; it ends with ours at the latest. */
export class ServerProcess implements AsyncDisposable {
  /** Whether it was stopped by SIGSTOP. */
  isFrozen = false;
  readonly exited: Promise<string | number>;

  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, Readable>,
    /** Unlike that of any other process of its fleet. */
    readonly name: string,
    readonly url: string,
  ) {
    this.exited = once(child, 'exit').then(([code, signal]) => (signal ?? code) as string | number); // what node emits
  }

  /** Resolves when the server answers; it is the one that was built in `folder`. */
  static async start(name: string, environment: Record<string, string>, folder = '.'): Promise<ServerProcess> {
    const env = { ...BARE_ENVIRONMENT, NODE_ENV: 'test', ...environment };
    const child = spawn(process.execPath, ['--import', LIFELINE, MAIN], { cwd: folder, env });
    child.stderr.pipe(process.stderr); // inherited, it would keep whoever waits for the end of ours waiting
    const server = new ServerProcess(child, name, `http://127.0.0.1:${environment['PORT'] ?? ''}`);
    for await (const line of createInterface({ input: child.stdout }))
      if (line.startsWith('Chatkeep is ready')) return server;
    throw new Error(`The server ended before it was ready: ${await server.exited}`);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Sends a signal and waits for the end; answers the exit code, or the signal that it died of. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<string | number> {
    this.child.kill(signal);
    return await this.exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL');
  }

  freeze(): void {
    this.isFrozen = this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
    this.isFrozen = false;
  }
}
