import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A program of ours in a process of its own; it says where it answers in its first line. */
export class Program implements AsyncDisposable {
  private constructor(
    readonly url: string,
    readonly pid: number,
    private readonly end: () => Promise<unknown>,
  ) {}

  static async start(name: 'floor' | 'stamping-model', ...args: string[]): Promise<Program> {
    const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.js`), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    for await (const url of createInterface({ input: child.stdout }))
      return new Program(url, child.pid ?? 0, () => (child.kill('SIGKILL'), exited));
    throw new Error(`${name} ended before it was ready`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}
