import { Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { EmailTaken } from '../auth/email-taken.js';
import { type SignIn, SignIns } from '../auth/sign-ins.js';
import { type User } from '../auth/user.entity.js';
import { UsersRepository } from '../auth/users.repository.js';
import { IdentitiesRepository } from './identities.repository.js';
import { type Identity } from './identity-provider.js';
import { OidcRefused } from './oidc-refused.js';

const MAX_NAME = 100;

/**
 * Signs people in whom the identity provider knows. An account is found by issuer and subject alone. An email address
 * never joins two accounts, not even a verified one: whoever signed up here with it may be somebody else. Only whoever
 * signs in to the account joins them.
 */
@Injectable()
export class OidcSignIns {
  constructor(
    private readonly identities: IdentitiesRepository,
    private readonly users: UsersRepository,
    private readonly signIns: SignIns,
  ) {}

  /** Throws `OidcRefused` when an account has the email already, or there is none to give the account. */
  async signIn(identity: Identity, userAgent: string | undefined): Promise<SignIn> {
    const owner = await this.identities.findUser(identity);
    return this.signIns.start(owner ? await this.users.get(owner) : await this.open(identity), userAgent);
  }

  /** Joins the identity to the account that its owner has signed in to; does nothing where the emails differ. */
  async join(user: AuthenticatedUser, identity: Identity): Promise<void> {
    const { email } = await this.users.get(user);
    if (email === identity.email?.toLowerCase()) await this.identities.add(user, identity);
  }

  /** The account and whose it is are stored together: one without the other would be nobody's for ever. */
  private async open(identity: Identity): Promise<User> {
    const email = identity.email?.toLowerCase();
    if (email === undefined || !isEmail(email)) throw new OidcRefused('no-email', identity);
    const account = { email, name: nameOf(identity), passwordHash: null };
    const create = this.users.create(account, (db, user) => this.identities.addWithin(db, user, identity));
    return await create.catch((error: unknown) => this.opened(error, identity));
  }

  /** The account that the same person has opened at the same moment, in another tab. */
  private async opened(error: unknown, identity: Identity): Promise<User> {
    if (!(error instanceof EmailTaken)) throw error;
    const owner = await this.identities.findUser(identity);
    if (!owner) throw new OidcRefused('account-exists', identity);
    return await this.users.get(owner);
  }
}

/** What the issuer calls somebody, as far as it can be stored; characters are code points, as PostgreSQL counts them. */
function nameOf({ name }: Identity): string | null {
  const clean = (name ?? '').toWellFormed().replaceAll('\0', '').trim();
  return [...clean].slice(0, MAX_NAME).join('') || null;
}
