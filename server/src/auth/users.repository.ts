import { Injectable } from '@nestjs/common';
import { type EntityManager, Not } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { EmailTaken } from './email-taken.js';
import { LiveSessions } from './live-sessions.js';
import { NotSignedIn } from './not-signed-in.js';
import { revokeSessions } from './session-rules.js';
import { User } from './user.entity.js';

/** The accounts; only signing up and signing in reach one without being signed in to it. */
@Injectable()
export class UsersRepository {
  constructor(
    private readonly database: Database,
    private readonly live: LiveSessions,
  ) {}

  /** Opens an account, and stores with it what `more` does; throws `EmailTaken` when there is one with that email. */
  create(
    account: Pick<User, 'email' | 'name' | 'passwordHash'>,
    more?: (db: EntityManager, user: Owner) => Promise<void>,
  ): Promise<User> {
    return this.database.system(async (db) => {
      const inserting = db.createQueryBuilder().insert().into(User).values(account).orIgnore().returning('id');
      const inserted = await inserting.execute();
      if ((inserted.raw as unknown[]).length === 0) throw new EmailTaken(); // TypeORM leaves returned rows untyped
      const user = await db.getRepository(User).findOneByOrFail({ email: account.email });
      await more?.(db, user);
      return user;
    });
  }

  findByEmail(email: string): Promise<User | null> {
    return this.database.system((db) => db.getRepository(User).findOneBy({ email }));
  }

  /** The account itself; throws `NotSignedIn` when it was deleted. */
  get(user: Owner): Promise<User> {
    return this.database.as(user, (db) => own(db, user));
  }

  rename(user: Owner, name: string): Promise<User> {
    return this.database.as(user, async (db) => {
      await db.getRepository(User).update({ id: user.id }, { name });
      return own(db, user);
    });
  }

  /** Sets another password and ends the user's other sessions: both or neither. */
  async changePassword({ id, sessionId }: AuthenticatedUser, passwordHash: string): Promise<void> {
    const ended = await this.database.as({ id }, async (db) => {
      await db.getRepository(User).update({ id }, { passwordHash });
      return revokeSessions(db, { userId: id, id: Not(sessionId) });
    });
    this.live.end(...ended);
  }

  /** Erases the account and everything of the user: every row of theirs goes with it. */
  async delete({ id }: Owner): Promise<void> {
    const ended = await this.database.as({ id }, async (db) => {
      const sessions = await revokeSessions(db, { userId: id });
      await db.getRepository(User).delete({ id });
      return sessions;
    });
    this.live.end(...ended);
  }
}

async function own(db: EntityManager, { id }: Owner): Promise<User> {
  const user = await db.getRepository(User).findOneBy({ id });
  if (!user) throw new NotSignedIn();
  return user;
}
