import { Injectable } from '@nestjs/common';
import { Database, type Owner } from '../database/database.js';
import { type Identity } from './identity-provider.js';

type Known = Pick<Identity, 'issuer' | 'subject'>;

/** Which user is whom at the identity provider. */
@Injectable()
export class IdentitiesRepository {
  constructor(private readonly database: Database) {}

  /** The user who has this identity, if there is one. */
  async findUser({ issuer, subject }: Known): Promise<Owner | null> {
    const [found] = await this.database.system((db) =>
      db.query<Owner[]>(`SELECT user_id AS id FROM identities WHERE issuer = $1 AND subject = $2`, [issuer, subject]),
    );
    return found ?? null;
  }

  /** Gives the identity to the user; whose it is already it remains. */
  async add(user: Owner, { issuer, subject }: Known): Promise<void> {
    await this.database.as(user, (db) =>
      db.query(`INSERT INTO identities (user_id, issuer, subject) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
        user.id,
        issuer,
        subject,
      ]),
    );
  }
}
