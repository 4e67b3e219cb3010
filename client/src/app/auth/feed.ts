import { effect, inject, Service, signal } from '@angular/core';
import { pause } from '../api/event-stream';
import { oneAtATime } from '../api/one-at-a-time';
import { type FeedEvent } from '../api/thread-events';
import { Backend } from './backend';
import { Session } from './session';

type Listener = (event: FeedEvent) => void;

/** Everything of the signed-in user as it happens. One tab holds the line and tells the others. */
@Service()
export class Feed {
  private readonly backend = inject(Backend);
  private readonly session = inject(Session);
  private readonly listeners = new Set<Listener>();
  private readonly lost = signal(false);

  /** Whether the line to the server is down and being mended. */
  readonly isLost = this.lost.asReadonly();

  constructor() {
    effect((onLeave) => {
      const user = this.session.user();
      if (!user) return;
      const leaving = new AbortController();
      onLeave(() => leaving.abort());
      void this.take(user.id, leaving.signal);
    });
  }

  /** Calls back for every event, and for `feed.opened` when some may have been missed. */
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
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        const events = await this.backend.open<FeedEvent>('/api/chat/events', { signal });
        this.lost.set(false);
        attempt = 0;
        this.pass({ type: 'feed.opened' }, tabs);
        for await (const { data } of events) this.pass(data, tabs);
      } catch {
        this.lost.set(attempt > 0);
      }
      await pause(attempt, signal);
    }
  }

  private pass(event: FeedEvent, tabs: BroadcastChannel): void {
    tabs.postMessage(event);
    this.tell(event);
  }

  private tell(event: FeedEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
