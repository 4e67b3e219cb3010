const FAILURES_IN_A_ROW = 5;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * `closed`: the server is used. `open`: it failed, and nothing is asked of it for a while. `half_open`: that while is
 * over, and one request may try whether it is back; the next failure opens the circuit for twice as long.
 */
export type CircuitState = 'closed' | 'open' | 'half_open';

/** Keeps a server that does not answer from being asked by everybody all the time. */
export class Circuit {
  private failures = 0;
  private pauseMs = FIRST_PAUSE_MS;
  private openUntil: number | null = null;
  private isTrying = false;

  constructor(private readonly now: () => number = Date.now) {}

  get state(): CircuitState {
    if (this.openUntil === null) return 'closed';
    return this.now() < this.openUntil ? 'open' : 'half_open';
  }

  /** Whether a request may be made now. Whoever is admitted says how it went. */
  admits(): boolean {
    if (this.state === 'half_open' && !this.isTrying) return (this.isTrying = true);
    return this.state === 'closed';
  }

  succeeded(): void {
    this.failures = 0;
    this.pauseMs = FIRST_PAUSE_MS;
    this.openUntil = null;
    this.isTrying = false;
  }

  /** A request has failed; several of them in a row open the circuit, or the one that tried whether it is back. */
  failed(): void {
    this.failures++;
    if (this.isTrying || this.failures >= FAILURES_IN_A_ROW) this.open();
  }

  /** The server is known not to answer. */
  open(): void {
    if (this.state === 'open') return;
    if (this.openUntil !== null) this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    this.openUntil = this.now() + this.pauseMs;
    this.isTrying = false;
  }

  /** Whoever was admitted learnt nothing of the server. */
  gaveUp(): void {
    this.isTrying = false;
  }
}
