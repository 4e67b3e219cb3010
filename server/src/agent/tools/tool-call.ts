import { AsyncLocalStorage } from 'node:async_hooks';

/** Why a call has no usable answer. */
export type CallEnd = 'late' | 'cut' | 'too_large';

const current = new AsyncLocalStorage<ToolCall>();

/** One call on its way. It ends with its answer, or when its time is over, its answer breaks off or grows too large. */
export class ToolCall implements Disposable {
  /** Fires when the call is stopped from outside, or ended by itself. */
  readonly signal: AbortSignal;

  /** Why the call ended without an answer; null as long as it has not. */
  endedBy: CallEnd | null = null;

  /** Whether the server may have heard of the call. */
  isSent = false;

  private readonly ending = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(stopped: AbortSignal, timeoutMs: number) {
    this.signal = AbortSignal.any([stopped, this.ending.signal]);
    this.timer = setTimeout(() => this.end('late'), timeoutMs);
  }

  /** The call that the running code works for. */
  static current(): ToolCall | undefined {
    return current.getStore();
  }

  /** Runs `work` for this call. */
  run<T>(work: () => Promise<T>): Promise<T> {
    this.isSent = true;
    return current.run(this, work);
  }

  /** Waits for `work` no longer than for the call itself. */
  async orEnd<T>(work: Promise<T>): Promise<T> {
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const end = () => reject(new Error('The call has ended'));
    if (this.signal.aborted) end();
    this.signal.addEventListener('abort', end);
    try {
      return await Promise.race([work, ended]);
    } finally {
      this.signal.removeEventListener('abort', end);
    }
  }

  end(by: CallEnd): void {
    this.endedBy ??= by;
    this.ending.abort();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.timer);
  }
}
