import { Injectable } from '@nestjs/common';
import { type EntityManager, Raw } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';
import { LiveSessions } from './live-sessions.js';
import { type RefreshClaim } from './refresh-tokens.js';
import { ALIVE, revokeSessions, SESSION_DAYS } from './session-rules.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';
import { WrongCredentials } from './wrong-credentials.js';

type Credentials = Pick<User, 'id' | 'passwordHash'>;

const MAX_USER_AGENT = 300;
const DAY_MS = 86_400_000;

/** Two tabs may refresh at once: the later one gets the token that the earlier one got. */
const WITHIN_GRACE = Raw((column) => `${column} > now() - interval '10 seconds'`);

/** The sign-ins of all users; only a refresh token that we wrote reaches one without being signed in. */
@Injectable()
export class SessionsRepository {
  constructor(
    private readonly database: Database,
    private readonly live: LiveSessions,
  ) {}

  /** Starts a session, unless the password has changed since it was checked. */
  start(user: Credentials, userAgent: string | undefined): Promise<Session> {
    const expiresAt = new Date(Date.now() + SESSION_DAYS * DAY_MS);
    return this.database.as(user, async (db) => {
      await holdPassword(db, user);
      const rows = db.getRepository(Session);
      return rows.save(
        rows.create({ userId: user.id, userAgent: userAgent?.slice(0, MAX_USER_AGENT) ?? null, expiresAt }),
      );
    });
  }

  /**
   * Trades a refresh token for its successor, the same one for all who ask within ten seconds. A token that comes
   * later was copied: its whole session ends, and nobody gets anything.
   */
  async rotate({ id, generation }: RefreshClaim): Promise<Session | null> {
    const successor = await this.database.system(async (db) => {
      const rows = db.getRepository(Session);
      const next = { generation: generation + 1, rotatedAt: () => 'now()', lastUsedAt: () => 'now()' };
      await rows.update({ ...ALIVE, id, generation }, next);
      return rows.findOneBy({ ...ALIVE, id, generation: generation + 1, rotatedAt: WITHIN_GRACE });
    });
    if (!successor) await this.end(id);
    return successor;
  }

  /** The user's live sessions, the last used first. */
  list(user: Owner): Promise<Session[]> {
    return this.database.as(user, (db) =>
      db
        .getRepository(Session)
        .find({ where: { ...ALIVE, userId: user.id }, order: { lastUsedAt: 'DESC', id: 'DESC' } }),
    );
  }

  async revoke(user: Owner, id: string): Promise<void> {
    const ended = await this.database.as(user, (db) => revokeSessions(db, { ...ALIVE, userId: user.id, id }));
    if (ended.length === 0) throw new NotFound('session');
    this.live.end(id);
  }

  /** Ends the session of a refresh token, which may have ended before. */
  async end(id: string): Promise<void> {
    await this.database.system((db) => revokeSessions(db, { id }));
    this.live.end(id);
  }
}

/** Whoever changes the password waits for this transaction, and then ends its session too. */
async function holdPassword(db: EntityManager, { id, passwordHash }: Credentials): Promise<void> {
  const lock = { mode: 'pessimistic_read' } as const;
  const user = await db.getRepository(User).findOne({ where: { id, passwordHash }, lock });
  if (!user) throw new WrongCredentials();
}
