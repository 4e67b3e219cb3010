import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../free-port.js';
import { type Random } from './random.js';
import { ServerProcess } from '../server-process.js';

/** One place of the fleet: its port stays, its process comes and goes. */
interface Seat {
  readonly port: number;
  generation: number;
  process: ServerProcess | null;
}

type Environment = (name: string, port: number) => Record<string, string>;

/** Several servers on one database; whatever dies is started again. */
export class Fleet implements AsyncDisposable {
  private isOpen = true;
  private readonly starts = new Set<Promise<void>>();

  private constructor(
    private readonly seats: readonly Seat[],
    private readonly environment: Environment,
  ) {}

  static async start(count: number, environment: Environment): Promise<Fleet> {
    const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
    const fleet = new Fleet(
      ports.map((port) => ({ port, generation: 0, process: null })),
      environment,
    );
    await Promise.all(fleet.seats.map((seat) => fleet.fill(seat)));
    return fleet;
  }

  /** Those that are alive. */
  get processes(): ServerProcess[] {
    return this.seats.flatMap(({ process }) => (process?.isAlive ? [process] : []));
  }

  /** The address of some place of the fleet; its process may be dead at the moment. */
  url(random: Random): string {
    return `http://127.0.0.1:${random.pick(this.seats)?.port ?? 0}`;
  }

  /** Those that could take work over. */
  get working(): ServerProcess[] {
    return this.processes.filter(({ isFrozen }) => !isFrozen);
  }

  /** Kills a process without a word; another one takes its place as soon as it has started. */
  async kill(victim: ServerProcess): Promise<void> {
    const seat = this.seats.find(({ process }) => process === victim);
    await victim.end('SIGKILL');
    if (!seat) return;
    seat.process = null;
    const started = this.fill(seat).finally(() => this.starts.delete(started));
    this.starts.add(started);
  }

  /** Stops a process in the middle of whatever it does, and lets it go on as if nothing had happened. */
  async freeze(victim: ServerProcess, ms: number): Promise<void> {
    victim.freeze();
    await delay(ms);
    victim.thaw();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isOpen = false;
    await Promise.all(this.starts);
    await Promise.all(this.processes.map((process) => process[Symbol.asyncDispose]()));
  }

  /** Starts a process again and again until one lives: its database may be away. */
  private async fill(seat: Seat): Promise<void> {
    while (this.isOpen && !seat.process) {
      seat.generation += 1;
      const name = `process-${seat.port}-${seat.generation}`;
      seat.process = await ServerProcess.start(name, this.environment(name, seat.port)).catch(() => null);
    }
  }
}
