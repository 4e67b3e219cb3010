import { effect, inject, Service, signal, untracked } from '@angular/core';
import { pause } from '../api/event-stream';
import { oneAtATime } from '../api/one-at-a-time';
import { type FeedEvent } from '../api/thread-events';
import { Backend } from './backend';
import { Polling } from './polling';
import { Session } from './session';

type Listener = (event: FeedEvent) => void;

/**
 * Everything of the signed-in user as it happens. One tab holds the line and tells the others;
 * while there is no line, each tab looks by itself.
 */
@Service()
export class Feed {
  private readonly backend = inject(Backend);
  private readonly session = inject(Session);
  private readonly listeners = new Set<Listener>();
  private readonly lost = signal(false);
  private readonly polling = new Polling(() => this.poll());

  /** Whether the server cannot be reached and that is being mended. */
  readonly isLost = this.lost.asReadonly();

  constructor() {
    effect((onLeave) => {
      const user = this.session.user();
      if (!user) return;
      const leaving = new AbortController();
      onLeave(() => (leaving.abort(), this.polling.stop()));
      untracked(() => void this.take(user.id, leaving.signal));
    });
  }

  /** Calls back for every event, and for `feed.opened` and `feed.polled` when some may have been missed. */
  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async take(userId: string, signal: AbortSignal): Promise<void> {
    const tabs = new BroadcastChannel(`chatkeep.feed.${userId}`);
    tabs.onmessage = ({ data }: MessageEvent<FeedEvent>) => this.tell(data);
    signal.addEventListener('abort', () => tabs.close());
    try {
      await oneAtATime(`chatkeep.feed.${userId}`, () => this.read(tabs, signal), signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private async read(tabs: BroadcastChannel, signal: AbortSignal): Promise<void> {
    const isLeft = () => signal.aborted;
    for (let attempt = 0; !isLeft(); attempt++) {
      try {
        this.polling.start();
        const events = await this.backend.open<FeedEvent>('/api/chat/events', { signal });
        attempt = 0;
        this.pass({ type: 'feed.opened' }, tabs);
        for await (const { data } of events) this.pass(data, tabs);
      } catch {
        if (!isLeft()) this.pass({ type: 'feed.lost' }, tabs);
        if (!isLeft() && attempt > 0) await this.reach();
      }
      await pause(attempt, signal);
    }
  }

  private pass(event: FeedEvent, tabs: BroadcastChannel): void {
    tabs.postMessage(event);
    this.tell(event);
  }

  private tell(event: FeedEvent): void {
    if (event.type === 'feed.lost') this.polling.start();
    if (event.type === 'feed.opened') this.polling.stop();
    if (event.type === 'feed.opened') this.lost.set(false);
    for (const listener of this.listeners) listener(event);
  }

  private async poll(): Promise<void> {
    if (await this.reach()) this.tell({ type: 'feed.polled' });
  }

  /** Asks for the least there is, to learn whether the server can be reached. */
  private async reach(): Promise<boolean> {
    const isReached = await this.backend.get('/api/auth/me').then(
      () => true,
      () => false,
    );
    this.lost.set(!isReached);
    return isReached;
  }
}
