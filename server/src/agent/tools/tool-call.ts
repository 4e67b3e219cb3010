import { AsyncLocalStorage } from 'node:async_hooks';
import { type CallListener } from '../toolbox.js';
import { CallEnded, type CallEnd } from './call-ended.js';

const current = new AsyncLocalStorage<ToolCall>();

/** A call that shows signs of life may take this many times as long as one that does not. */
const PATIENCE = 10;

/** One call on its way. It ends with its answer, or when its time is over, its answer breaks off or grows too large. */
export class ToolCall implements Disposable {
  /** Fires when the call is stopped from outside, or ended by itself. */
  readonly signal: AbortSignal;

  /** Whether the server may have heard of the call. */
  isSent = false;

  /** What the server asked meanwhile that nobody has answered. */
  readonly unanswered: string[] = [];

  /** Puts a question of the server to the user; absent where nobody can be asked. */
  ask: CallListener['asked'];

  private endedBy: CallEnd | null = null;
  private readonly ending = new AbortController();
  private startedAt = performance.now();
  private isAsking = false;
  private lastAsked: Promise<unknown> = Promise.resolve();
  private isOver = false;
  private timer = this.wakeAfter(this.timeoutMs);

  /** Ends after `timeoutMs` without a sign of life. */
  constructor(
    stopped: AbortSignal,
    private readonly timeoutMs: number,
  ) {
    this.signal = AbortSignal.any([stopped, this.ending.signal]);
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

  /** Waits for the user, who is asked one thing at a time, as the server does too: the time does not count. */
  asking<T>(work: () => Promise<T>): Promise<T> {
    const asked = this.lastAsked.then(() => this.outOfTime(work));
    this.lastAsked = asked.catch(() => undefined);
    return asked;
  }

  /** The server says that it still works on the call. */
  isAlive(): void {
    if (this.isAsking || this.isOver) return;
    const left = this.timeoutMs * PATIENCE - (performance.now() - this.startedAt);
    clearTimeout(this.timer);
    this.timer = this.wakeAfter(Math.min(this.timeoutMs, Math.max(0, left)));
  }

  end(by: CallEnd): void {
    this.endedBy ??= by;
    this.ending.abort();
  }

  /** Why the call failed with `error`: its own end, when it has come. */
  failure(error: unknown): unknown {
    return this.endedBy === null ? error : new CallEnded(this.endedBy, this.timeoutMs);
  }

  private async outOfTime<T>(work: () => Promise<T>): Promise<T> {
    const begunAt = performance.now();
    this.isAsking = true;
    clearTimeout(this.timer);
    try {
      return await work();
    } finally {
      this.isAsking = false;
      this.startedAt += performance.now() - begunAt;
      this.isAlive();
    }
  }

  private wakeAfter(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.end('late'), ms);
  }

  [Symbol.dispose](): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }
}
