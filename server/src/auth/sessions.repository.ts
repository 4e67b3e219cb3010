import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Raw } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { LiveSessions } from './live-sessions.js';
import { type RefreshClaim } from './refresh-tokens.js';
import { ALIVE, revokeSessions, SESSION_DAYS } from './session-rules.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';
import { WrongCredentials } from './wrong-credentials.js';

type Credentials = Pick<User, 'id' | 'passwordHash'>;

const MAX_USER_AGENT = 300;
const DAY_MS = 86_400_000;

/** How long a sign-in counts as having just happened. */
export const FRESH_MINUTES = 5;

/** Two tabs may refresh at once: for ten seconds after its rotation a token still leads to the session's newest one. */
const RECENT = `FROM unnest(rotations) rotated WHERE rotated > now() - interval '10 seconds'`;

/** Whether a token was rotated by one of the last rotations: it may lag behind by as many as they are. */
const isOneOfRecent = (column: string) => `${column} - :generation BETWEEN 1 AND (SELECT count(*) ${RECENT})`;

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
   * Trades a refresh token for its successor, or, within ten seconds of its own rotation, for the session's newest
   * one. A token that comes later was copied: its whole session ends, and nobody gets anything.
   */
  async rotate({ id, generation }: RefreshClaim): Promise<Session | null> {
    const successor = await this.database.system(async (db) => {
      const rows = db.getRepository(Session);
      const rotations = () => `ARRAY(SELECT rotated ${RECENT}) || now()`;
      const next = { generation: generation + 1, rotations, lastUsedAt: () => 'now()' };
      await rows.update({ ...ALIVE, id, generation }, next);
      return rows.findOneBy({ ...ALIVE, id, generation: Raw(isOneOfRecent, { generation }) });
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

  /** Whether the user signed in just now, which proves as much as a password. */
  isFresh({ id: userId, sessionId: id }: AuthenticatedUser): Promise<boolean> {
    const createdAt = Raw((column) => `${column} > now() - interval '${FRESH_MINUTES} minutes'`);
    return this.database.as({ id: userId }, (db) =>
      db.getRepository(Session).existsBy({ ...ALIVE, userId, id, createdAt }),
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
  const unchanged = passwordHash ?? IsNull();
  const user = await db.getRepository(User).findOne({ where: { id, passwordHash: unchanged }, lock });
  if (!user) throw new WrongCredentials();
}
