import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../http/invalid-input.js';
import { type ChangePassword, type DeleteAccount } from './auth.dto.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { Farewells } from './farewells.js';
import { Passwords } from './passwords.js';
import { FRESH_MINUTES, SessionsRepository } from './sessions.repository.js';
import { UsersRepository } from './users.repository.js';

const NO_PASSWORD = `You have no password here. Sign in again first, and do this within ${FRESH_MINUTES} minutes.`;

/** What one may do to one's account only after giving the password again, or, without one, right after signing in. */
@Injectable()
export class Accounts {
  constructor(
    private readonly users: UsersRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsRepository,
    private readonly farewells: Farewells,
  ) {}

  async changePassword(user: AuthenticatedUser, { current_password, new_password }: ChangePassword): Promise<void> {
    await this.confirm(user, 'current_password', current_password);
    await this.users.changePassword(user, await this.passwords.hash(new_password));
  }

  async delete(user: AuthenticatedUser, { password }: DeleteAccount): Promise<void> {
    await this.confirm(user, 'password', password);
    await this.farewells.say(user);
    await this.users.delete(user);
  }

  private async confirm(user: AuthenticatedUser, field: string, password: string): Promise<void> {
    const { passwordHash } = await this.users.get(user);
    if (await this.passwords.verify(passwordHash, password)) return;
    if (passwordHash !== null) throw new InvalidInput([{ field, message: 'This is not your password.' }]);
    if (await this.sessions.isFresh(user)) return;
    throw new InvalidInput([{ field, message: NO_PASSWORD }]);
  }
}
