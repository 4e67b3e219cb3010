import { freePort } from '../free-port.js';
import { ServerProcess } from '../server-process.js';

type Environment = (name: string, port: number) => Record<string, string>;

/** Servers behind a proxy, each at a port that stays while its process is replaced. */
export class Seats implements AsyncDisposable {
  /** How processes ended that were asked to. */
  readonly exits: (string | number)[] = [];
  private readonly processes = new Map<number, ServerProcess>();

  private constructor(
    readonly ports: readonly number[],
    private readonly environment: Environment,
  ) {}

  static async start(count: number, environment: Environment): Promise<Seats> {
    const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
    const seats = new Seats(ports, environment);
    await Promise.all(ports.map((port) => seats.fill(port, '.')));
    return seats;
  }

  /** One after the other: each is asked to end and gone before the server built in `folder` takes its place. */
  async replaceAll(folder: string): Promise<void> {
    for (const port of this.ports) {
      const code = await this.processes.get(port)?.end('SIGTERM');
      this.exits.push(code ?? 'nothing was there');
      await this.fill(port, folder);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.processes.values()].map((process) => process[Symbol.asyncDispose]()));
  }

  private async fill(port: number, folder: string): Promise<void> {
    const name = `process-${port}-${this.exits.length}`;
    this.processes.set(port, await ServerProcess.start(name, this.environment(name, port), folder));
  }
}
