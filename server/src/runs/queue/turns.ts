/** Lets `most` pieces of the work for each key go on at once, in this process; the rest waits, in its order. */
export class Turns {
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly going = new Map<string, number>();

  constructor(private readonly most: number) {}

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const going = this.going.get(key) ?? 0;
    if (going < this.most) this.going.set(key, going + 1);
    else await new Promise<void>((resolve) => this.waiting.set(key, [...(this.waiting.get(key) ?? []), resolve]));
    try {
      return await work();
    } finally {
      this.pass(key);
    }
  }

  /** Whoever waits longest takes the place over. */
  private pass(key: string): void {
    const [next, ...rest] = this.waiting.get(key) ?? [];
    if (rest.length > 0) this.waiting.set(key, rest);
    else this.waiting.delete(key);
    if (next) return next();
    const going = (this.going.get(key) ?? 1) - 1;
    if (going > 0) this.going.set(key, going);
    else this.going.delete(key);
  }
}
