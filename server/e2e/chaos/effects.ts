import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The MCP server whose effects are counted, in a process of its own that ends with ours. */
export class Effects implements AsyncDisposable {
  readonly exited: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    this.exited = once(child, 'exit');
  }

  static async start(): Promise<Effects> {
    const child = spawn(process.execPath, ['server/e2e/chaos/effect-server.ts'], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    if (!child.stdout) throw new Error('The effect server has no output');
    for await (const line of createInterface({ input: child.stdout })) return new Effects(child, line);
    throw new Error('The effect server did not start');
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** How often each key took effect. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const response = await fetch(`${this.url}/effects`);
    return new Map((await response.json()) as [string, number][]); // as the effect server writes them
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.kill();
    await this.exited;
  }
}
