import { Injectable } from '@nestjs/common';
import { type Login, type Register } from './auth.dto.js';
import { NotSignedIn } from './not-signed-in.js';
import { Passwords } from './passwords.js';
import { RefreshTokens } from './refresh-tokens.js';
import { type Session } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';
import { type User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { WrongCredentials } from './wrong-credentials.js';

/** Somebody who has just proved who they are. */
export interface SignIn {
  readonly user: User;
  readonly session: Session;
}

/** The ways into a session and out of it. */
@Injectable()
export class SignIns {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: Passwords,
    private readonly refreshTokens: RefreshTokens,
  ) {}

  async register({ email, password, name }: Register, userAgent?: string): Promise<SignIn> {
    const passwordHash = await this.passwords.hash(password);
    return this.start(await this.users.create({ email, name: name ?? null, passwordHash }), userAgent);
  }

  /** Takes as long and says the same whether the email or the password is wrong. */
  async login({ email, password }: Login, userAgent?: string): Promise<SignIn> {
    const user = await this.users.findByEmail(email);
    const isRight = await this.passwords.verify(user?.passwordHash, password);
    if (!user || !isRight) throw new WrongCredentials();
    return this.start(user, userAgent);
  }

  async refresh(token: string): Promise<SignIn> {
    const claim = this.refreshTokens.read(token);
    const session = claim && (await this.sessions.rotate(claim));
    if (!session) throw new NotSignedIn();
    return { session, user: await this.users.get({ id: session.userId }) };
  }

  /** Ends the token's session; does nothing for what is no token. */
  async logout(token: string): Promise<void> {
    const claim = this.refreshTokens.read(token);
    if (claim) await this.sessions.end(claim.id);
  }

  /** Starts a session of somebody who has just proved who they are. */
  async start(user: User, userAgent: string | undefined): Promise<SignIn> {
    return { user, session: await this.sessions.start(user, userAgent) };
  }
}
