import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';

const POLL_MS = 200;

interface Orphan {
  readonly runId: string;
  /** When its process was struck down, or when there was one again that could take it over. */
  since: number;
  /** The claim that its process held, as soon as the database has told. */
  epoch: number | null;
}

interface Row {
  readonly id: string;
  readonly epoch: number;
  readonly status: string;
}

/** Measures how long runs whose process was struck down wait for another one. */
export class Takeovers implements AsyncDisposable {
  /** Milliseconds that a process had for the next claim, one for each run that was claimed again. */
  readonly times: number[] = [];
  private orphans: Orphan[] = [];
  private isOpen = true;
  private readonly pool: Pool;
  private readonly watching: Promise<void>;

  /** `isAnybodyThere` tells whether a process could take runs over. */
  constructor(
    connectionString: string,
    private readonly isAnybodyThere: () => boolean,
  ) {
    this.pool = new Pool({ connectionString, max: 1 });
    this.pool.on('error', () => undefined);
    this.watching = this.watch();
  }

  /** The process of these runs has just been struck down. */
  expect(runIds: readonly string[]): void {
    this.orphans.push(...runIds.map((runId) => ({ runId, since: performance.now(), epoch: null })));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isOpen = false;
    await this.watching;
    await this.pool.end();
  }

  private async watch(): Promise<void> {
    while (this.isOpen) {
      if (!this.isAnybodyThere()) for (const orphan of this.orphans) orphan.since = performance.now();
      if (this.orphans.length > 0) await this.look().catch(() => undefined);
      await delay(POLL_MS);
    }
  }

  private async look(): Promise<void> {
    const ids = this.orphans.map(({ runId }) => runId);
    const { rows } = await this.pool.query<Row>(`SELECT id, epoch, status FROM runs WHERE id = ANY ($1)`, [ids]);
    const runs = new Map(rows.map((row) => [row.id, row]));
    this.orphans = this.orphans.filter((orphan) => this.isAlone(orphan, runs.get(orphan.runId)));
  }

  private isAlone(orphan: Orphan, run: Row | undefined): boolean {
    const isOver = run?.status !== 'running';
    if (orphan.epoch === null) {
      orphan.epoch = run?.epoch ?? 0;
      return !isOver;
    }
    if (run && run.epoch > orphan.epoch) this.times.push(performance.now() - orphan.since);
    return !isOver && run.epoch === orphan.epoch;
  }
}
