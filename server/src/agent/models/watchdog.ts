import { ModelError } from '../model-error.js';

/** Ends an exchange when upstream keeps silent for too long, or when nobody wants the answer any more. */
export class Watchdog implements Disposable {
  private readonly silence = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private failure: ModelError | null = null;

  /** What the exchange has to obey. */
  readonly signal: AbortSignal;

  constructor(private readonly stopped: AbortSignal) {
    this.signal = AbortSignal.any([stopped, this.silence.signal]);
  }

  /** Gives upstream this long to say the next thing. */
  expectWithin(ms: number, kind: 'headers_timeout' | 'stalled'): void {
    this.rest();
    this.timer = setTimeout(() => {
      this.failure = new ModelError(kind, { reason: `nothing came for ${ms} ms` });
      this.silence.abort();
    }, ms);
  }

  /** Expects nothing for now. */
  rest(): void {
    clearTimeout(this.timer);
  }

  /** Why the exchange was ended here, if it was. */
  get verdict(): ModelError | null {
    return this.stopped.aborted ? new ModelError('aborted') : this.failure;
  }

  [Symbol.dispose](): void {
    this.rest();
  }
}
