import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { type Identity } from './identity-provider.js';

type Known = Pick<Identity, 'issuer' | 'subject'>;

const INSERT = `INSERT INTO identities (user_id, issuer, subject) VALUES ($1, $2, $3)`;

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
    await this.database.as(user, (db) => db.query(`${INSERT} ON CONFLICT DO NOTHING`, [user.id, issuer, subject]));
  }

  /** Gives the identity to a user who is being made by the transaction; throws when it is somebody's already. */
  async addWithin(db: EntityManager, user: Owner, { issuer, subject }: Known): Promise<void> {
    await db.query(INSERT, [user.id, issuer, subject]);
  }
}
