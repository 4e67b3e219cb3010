import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../http/invalid-input.js';
import { type ChangePassword, type DeleteAccount } from './auth.dto.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { Passwords } from './passwords.js';
import { UsersRepository } from './users.repository.js';

/** What one may do to one's account only after giving the password again. */
@Injectable()
export class Accounts {
  constructor(
    private readonly users: UsersRepository,
    private readonly passwords: Passwords,
  ) {}

  async changePassword(user: AuthenticatedUser, { current_password, new_password }: ChangePassword): Promise<void> {
    await this.confirm(user, 'current_password', current_password);
    await this.users.changePassword(user, await this.passwords.hash(new_password));
  }

  async delete(user: AuthenticatedUser, { password }: DeleteAccount): Promise<void> {
    await this.confirm(user, 'password', password);
    await this.users.delete(user);
  }

  private async confirm(user: AuthenticatedUser, field: string, password: string): Promise<void> {
    const { passwordHash } = await this.users.get(user);
    if (await this.passwords.verify(passwordHash, password)) return;
    throw new InvalidInput([{ field, message: 'This is not your password.' }]);
  }
}
