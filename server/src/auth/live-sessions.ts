import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { ALIVE } from './session-rules.js';
import { Session } from './session.entity.js';

/** How long another process may still let a session through that has ended. */
const TRUST_MS = 5_000;

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
