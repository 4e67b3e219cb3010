/** Values pushed from one side, read in batches as an async iterable from the other; ends when the signal fires or it is ended. */
export class AsyncQueue<T> implements AsyncIterable<readonly T[]> {
  private values: T[] = [];
  private wake: () => void = () => undefined;
  private isEnded = false;

  constructor(private readonly signal: AbortSignal) {}

  push(...values: readonly T[]): void {
    this.values.push(...values);
    this.wake();
  }

  /** Lets nothing more through. */
  end(): void {
    this.isEnded = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly T[]> {
    const stop = () => this.wake();
    this.signal.addEventListener('abort', stop);
    try {
      while (!this.signal.aborted && !this.isEnded) {
        if (this.values.length > 0) yield this.take();
        else await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      this.signal.removeEventListener('abort', stop);
    }
  }

  private take(): readonly T[] {
    const taken = this.values;
    this.values = [];
    return taken;
  }
}
