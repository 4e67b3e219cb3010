/** A limit of time that ends with what it limits; the one that node makes keeps everybody who listened until it fires. */
export class TimeLimit implements Disposable {
  private readonly over = new AbortController();
  private readonly timer: NodeJS.Timeout;

  /** Fires so many milliseconds after it was made, unless it was disposed of. */
  constructor(ms: number) {
    this.timer = setTimeout(() => this.over.abort(new DOMException('The time is over.', 'TimeoutError')), ms).unref();
  }

  get signal(): AbortSignal {
    return this.over.signal;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.timer);
  }
}
