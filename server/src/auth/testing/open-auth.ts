import { JwtService } from '@nestjs/jwt';
import { Config } from '../../config/config.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { AccessTokens } from '../access-tokens.js';
import { Accounts } from '../accounts.js';
import { Farewells } from '../farewells.js';
import { LiveSessions } from '../live-sessions.js';
import { Passwords } from '../passwords.js';
import { RefreshTokens } from '../refresh-tokens.js';
import { Session } from '../session.entity.js';
import { SessionsRepository } from '../sessions.repository.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import { User } from '../user.entity.js';
import { UsersRepository } from '../users.repository.js';

/** Secrets that are good enough for a test. */
export const TEST_SECRETS = { JWT_SECRET: 'j'.repeat(32), SECRET_KEY: 'k'.repeat(32) };

export const PASSWORD = 'correct horse battery';

/** Everything about users and sessions, on a database of its own. */
export async function openAuth() {
  const test = await openTestDatabase([User, Session]);
  const config = Config.read(TEST_SECRETS);
  const live = new LiveSessions(test.database);
  const passwords = new Passwords();
  const refreshTokens = new RefreshTokens(config);
  const users = new UsersRepository(test.database, live);
  const sessions = new SessionsRepository(test.database, live);
  return {
    ...test,
    config,
    live,
    passwords,
    refreshTokens,
    users,
    sessions,
    accessTokens: new AccessTokens(config, new JwtService()),
    accounts: new Accounts(users, passwords, sessions, new Farewells()),
    signIns: new SignIns(users, sessions, passwords, refreshTokens),
  };
}

/** Who signed in, as a request of theirs would say. */
export function userOf({ user, session }: SignIn) {
  return { id: user.id, sessionId: session.id };
}
