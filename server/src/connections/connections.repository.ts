import { Injectable } from '@nestjs/common';
import { Database, type Owner } from '../database/database.js';
import { Vault } from '../vault/vault.js';
import { McpConnectionRow } from './connection.entities.js';
import { type Credentials, issuerOf } from './credentials.js';

const REFRESH_MS = 20_000;

/** A user's sign-in at a server, opened. */
export interface Connection {
  readonly server: string;
  readonly version: number;
  readonly credentials: Credentials;
}

/** Where users are signed in. What is secret leaves the database sealed for its user, server and issuer. */
@Injectable()
export class ConnectionsRepository {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** The servers at which the user is signed in, each with the id of that sign-in. */
  async servers(user: Owner): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.as(user, (db) => db.findBy(McpConnectionRow, { userId: user.id }));
    return new Map(rows.map(({ server, id }) => [server, id]));
  }

  async find(user: Owner, server: string): Promise<Connection | null> {
    const row = await this.database.as(user, (db) => db.findOneBy(McpConnectionRow, { userId: user.id, server }));
    return row && this.opened(row);
  }

  /** Puts a new sign-in into the place of an earlier one. */
  async put(user: Owner, server: string, credentials: Credentials): Promise<void> {
    const issuer = issuerOf(credentials.discovery);
    const sealed = this.vault.seal(credentials, placeOf(user.id, server, issuer));
    await this.database.as(user, async (db) => {
      await db.delete(McpConnectionRow, { userId: user.id, server });
      await db.insert(McpConnectionRow, { userId: user.id, server, issuer, credentials: sealed });
    });
  }

  /** Whether the caller, alone among all processes, may ask for new tokens now. */
  async lease(user: Owner, { server, version }: Connection): Promise<boolean> {
    const [rows] = await this.database.as(user, (db) =>
      db.query<[unknown[], number]>(
        `UPDATE mcp_connections SET refreshing_until = now() + interval '${REFRESH_MS} milliseconds'
         WHERE user_id = $1 AND server = $2 AND version = $3 AND coalesce(refreshing_until < now(), true) RETURNING 1`,
        [user.id, server, version],
      ),
    );
    return rows.length > 0;
  }

  /** Stores what the holder of the lease was given, or, with nothing, ends the lease. */
  async refreshed(user: Owner, { server, version, credentials: old }: Connection, credentials = old): Promise<void> {
    const sealed = this.vault.seal(credentials, placeOf(user.id, server, issuerOf(old.discovery)));
    await this.database.as(user, (db) =>
      db.update(
        McpConnectionRow,
        { userId: user.id, server, version },
        { credentials: sealed, version: version + 1, refreshingUntil: null },
      ),
    );
  }

  /** Forgets the sign-in; answers what it was. A version that is not the present one is let be. */
  async delete(user: Owner, server: string, version?: number): Promise<Connection | null> {
    return await this.database.as(user, async (db) => {
      const place = { userId: user.id, server, ...(version !== undefined && { version }) };
      const row = await db.findOneBy(McpConnectionRow, place);
      if (row) await db.delete(McpConnectionRow, place);
      return row && this.opened(row);
    });
  }

  private opened({ userId, server, issuer, version, credentials }: McpConnectionRow): Connection {
    const opened = this.vault.open(credentials, placeOf(userId, server, issuer)) as Credentials; // as it was sealed
    return { server, version, credentials: opened };
  }
}

function placeOf(userId: string, server: string, issuer: string): readonly string[] {
  return ['mcp connection', userId, server, issuer];
}
