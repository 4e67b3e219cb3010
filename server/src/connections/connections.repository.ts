import { Injectable } from '@nestjs/common';
import { type McpServerSettings } from '../config/mcp-servers.js';
import { Database, type Owner } from '../database/database.js';
import { Vault } from '../vault/vault.js';
import { McpConnectionRow } from './connection.entities.js';
import { type Credentials, issuerOf } from './credentials.js';

const REFRESH_MS = 20_000;

/** A server by its name, and where it is. */
export type ServerAddress = Pick<McpServerSettings, 'name' | 'url'>;

/** One sign-in, of which the user may have had others before at the same server, as it was when it was read. */
export type SignInVersion = Pick<McpConnectionRow, 'id' | 'version'>;

/** A user's sign-in at a server, opened. */
export interface Connection extends SignInVersion {
  readonly server: string;
  readonly address: string;
  /** The rights without which the server has refused a call; null when it has refused none. */
  readonly wantedScope: string | null;
  readonly credentials: Credentials;
}

/** Where users are signed in. What is secret leaves the database sealed for its user, server, address and issuer. */
@Injectable()
export class ConnectionsRepository {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** Every sign-in of the user, unopened. */
  async list(user: Owner): Promise<readonly Omit<McpConnectionRow, 'credentials'>[]> {
    return await this.database.as(user, (db) => db.findBy(McpConnectionRow, { userId: user.id }));
  }

  /** The user's sign-in at the server; one of another address, or sealed with a key that we no longer have, is erased. */
  async find(user: Owner, { name, url }: ServerAddress): Promise<Connection | null> {
    const key = { userId: user.id, server: name };
    const row = await this.database.as(user, (db) => db.findOneBy(McpConnectionRow, key));
    const found = row?.address === url ? this.opened(row) : null;
    if (row && !found) await this.delete(user, name, row);
    return found;
  }

  /** Puts a new sign-in into the place of an earlier one. */
  async put(user: Owner, { name: server, url: address }: ServerAddress, credentials: Credentials): Promise<void> {
    const context = { userId: user.id, server, address, issuer: issuerOf(credentials.discovery) };
    const sealed = this.vault.seal(credentials, sealedFor(context));
    await this.database.as(user, async (db) => {
      await db.delete(McpConnectionRow, { userId: user.id, server });
      await db.insert(McpConnectionRow, { ...context, credentials: sealed });
    });
  }

  /** Notes the rights without which the server has refused a call of this sign-in. */
  async want(user: Owner, { server, id, version }: Connection, wantedScope: string): Promise<void> {
    await this.database.as(user, (db) =>
      db.update(McpConnectionRow, { userId: user.id, server, id, version }, { wantedScope }),
    );
  }

  /** Whether the caller, alone among all processes, may ask for new tokens now. */
  async lease(user: Owner, { server, id, version }: Connection): Promise<boolean> {
    const [rows] = await this.database.as(user, (db) =>
      db.query<[unknown[], number]>(
        `UPDATE mcp_connections SET refreshing_until = now() + interval '${REFRESH_MS} milliseconds'
         WHERE user_id = $1 AND server = $2 AND id = $3 AND version = $4 AND coalesce(refreshing_until < now(), true)
         RETURNING 1`,
        [user.id, server, id, version],
      ),
    );
    return rows.length > 0;
  }

  /** Stores what the holder of the lease was given, or, with nothing, ends the lease; whether the sign-in is still there. */
  async refreshed(user: Owner, connection: Connection, credentials = connection.credentials): Promise<boolean> {
    const { server, address, id, version, credentials: old } = connection;
    const context = { userId: user.id, server, address, issuer: issuerOf(old.discovery) };
    const sealed = this.vault.seal(credentials, sealedFor(context));
    const { affected } = await this.database.as(user, (db) =>
      db.update(
        McpConnectionRow,
        { userId: user.id, server, id, version },
        { credentials: sealed, version: version + 1, refreshingUntil: null },
      ),
    );
    return affected === 1;
  }

  /** Forgets the sign-in; answers what it was, as far as it can be opened. Named by its version, no other is forgotten. */
  async delete(user: Owner, server: string, only?: SignInVersion): Promise<Connection | null> {
    const key = { userId: user.id, server, ...(only && { id: only.id, version: only.version }) };
    const row = await this.database.as(user, async (db) => {
      const found = await db.findOneBy(McpConnectionRow, key);
      if (found) await db.delete(McpConnectionRow, key);
      return found;
    });
    return row && this.opened(row);
  }

  private opened(row: McpConnectionRow): Connection | null {
    const { id, server, address, version, wantedScope } = row;
    try {
      const credentials = this.vault.open(row.credentials, sealedFor(row)) as Credentials; // as it was sealed
      return { id, server, address, version, wantedScope, credentials };
    } catch {
      return null;
    }
  }
}

type Context = Pick<McpConnectionRow, 'userId' | 'server' | 'address' | 'issuer'>;

function sealedFor({ userId, server, address, issuer }: Context): readonly string[] {
  return ['mcp connection', userId, server, address, issuer];
}
