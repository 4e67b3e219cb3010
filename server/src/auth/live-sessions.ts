import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { ALIVE } from './session-rules.js';
import { Session } from './session.entity.js';

/** How long another process may still let a session through that has ended. */
const TRUST_MS = 3_000;

/** How often a long stream asks; with the time above it ends within five seconds of its session. */
const CHECK_MS = 1_500;

interface Verdict {
  readonly isLive: Promise<boolean>;
  readonly until: number;
}

/** Knows which sessions live: at once where a session ends, within five seconds in every other process. */
@Injectable()
export class LiveSessions {
  /** In the order in which the verdicts run out. */
  private readonly verdicts = new Map<string, Verdict>();

  constructor(private readonly database: Database) {}

  /** Whether the user's session still lives; long streams ask again and again. */
  isLive(user: AuthenticatedUser): Promise<boolean> {
    this.forgetOld();
    return this.verdicts.get(user.sessionId)?.isLive ?? this.ask(user);
  }

  /** A signal that fires when the client has gone, or within five seconds of the end of the session. */
  whileLive(user: AuthenticatedUser, gone: AbortSignal): AbortSignal {
    const ended = new AbortController();
    const check = setInterval(() => void this.endWithSession(user, ended), CHECK_MS);
    const both = AbortSignal.any([gone, ended.signal]);
    both.addEventListener('abort', () => clearInterval(check), { once: true });
    if (gone.aborted) clearInterval(check);
    return both;
  }

  private async endWithSession(user: AuthenticatedUser, ended: AbortController): Promise<void> {
    const isLive = await this.isLive(user).catch(() => true);
    if (!isLive) ended.abort();
  }

  /** Says that sessions have ended, whatever was known of them. */
  end(...sessionIds: readonly string[]): void {
    for (const id of sessionIds) this.keep(id, Promise.resolve(false));
  }

  private ask(user: AuthenticatedUser): Promise<boolean> {
    const isLive = this.database.as(user, (db) => isAlive(db, user));
    this.keep(user.sessionId, isLive);
    isLive.catch(() => this.verdicts.delete(user.sessionId));
    return isLive;
  }

  private keep(sessionId: string, isLive: Promise<boolean>): void {
    this.verdicts.delete(sessionId);
    this.verdicts.set(sessionId, { isLive, until: Date.now() + TRUST_MS });
  }

  private forgetOld(): void {
    for (const [id, { until }] of this.verdicts) {
      if (until > Date.now()) return;
      this.verdicts.delete(id);
    }
  }
}

function isAlive(db: EntityManager, { id: userId, sessionId: id }: AuthenticatedUser): Promise<boolean> {
  return db.getRepository(Session).existsBy({ ...ALIVE, userId, id });
}
