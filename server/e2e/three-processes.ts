import { TestServer } from './test-server.js';

/** Three processes on one database, which share what they count. */
export class ThreeProcesses implements AsyncDisposable {
  private constructor(private readonly servers: readonly TestServer[]) {}

  static async on(databaseUrl: string, settings: Record<string, string>): Promise<ThreeProcesses> {
    return new ThreeProcesses(await times(3, () => TestServer.on(databaseUrl, settings)));
  }

  /** One process after the other. */
  at(n: number): TestServer {
    const one = this.servers[n % this.servers.length];
    if (!one) throw new Error('No server');
    return one;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.servers.map((each) => each[Symbol.asyncDispose]()));
  }
}

/** Does it so many times at once. */
export function times<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => work(n)));
}
