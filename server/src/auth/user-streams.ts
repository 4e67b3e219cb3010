import { Injectable } from '@nestjs/common';
import { StreamLeases } from '../limits/stream-leases.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { LiveSessions } from './live-sessions.js';

/** The way to every stream that stays open: each user has so many at once, and none outlives its session. */
@Injectable()
export class UserStreams {
  constructor(
    private readonly sessions: LiveSessions,
    private readonly leases: StreamLeases,
  ) {}

  /**
   * A signal that fires when the client has gone, or within five seconds of the end of the session; until then the
   * stream counts. Throws `RateLimited` when the user has too many open.
   */
  async open(user: AuthenticatedUser, gone: AbortSignal): Promise<AbortSignal> {
    const release = await this.leases.take(user);
    const over = this.sessions.whileLive(user, gone);
    if (over.aborted) release();
    else over.addEventListener('abort', release, { once: true });
    return over;
  }
}
