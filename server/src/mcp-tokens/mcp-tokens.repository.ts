import { Injectable } from '@nestjs/common';
import { User } from '../auth/user.entity.js';
import { Database, type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { NotFound } from '../http/not-found.js';
import { claimedOwner, newTokenText, tokenHash } from './mcp-token-text.js';
import { McpToken } from './mcp-token.entity.js';

const MAX_TOKENS = 20;

/** Answers with the token's user, and notes the use once a minute. */
const USE = `
  WITH used AS (
    UPDATE mcp_tokens SET last_used_at = now() WHERE user_id = $1 AND sha256 = $2
      AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
  )
  SELECT user_id AS id FROM mcp_tokens WHERE user_id = $1 AND sha256 = $2`;

/** The personal tokens of all users, each reached by its user or by the token itself. */
@Injectable()
export class McpTokensRepository {
  constructor(private readonly database: Database) {}

  /** A new token; its text is known only now. */
  create(user: Owner, name: string): Promise<{ row: McpToken; text: string }> {
    const text = newTokenText(user);
    return this.database.as(user, async (db) => {
      await db.getRepository(User).findOneOrFail({ where: { id: user.id }, lock: { mode: 'pessimistic_write' } });
      const rows = db.getRepository(McpToken);
      if ((await rows.countBy({ userId: user.id })) >= MAX_TOKENS)
        throw new Conflict(`You have ${MAX_TOKENS} tokens already; revoke one that you no longer need.`);
      return { row: await rows.save(rows.create({ userId: user.id, name, sha256: tokenHash(text) })), text };
    });
  }

  /** The newest first. */
  list(user: Owner): Promise<McpToken[]> {
    return this.database.as(user, (db) =>
      db.getRepository(McpToken).find({ where: { userId: user.id }, order: { createdAt: 'DESC', id: 'DESC' } }),
    );
  }

  /** The token is good for nothing from now on. */
  async revoke(user: Owner, id: string): Promise<void> {
    const { affected } = await this.database.as(user, (db) =>
      db.getRepository(McpToken).delete({ userId: user.id, id }),
    );
    if (!affected) throw new NotFound('token');
  }

  /** In whose name a token speaks; null when there is no such token, or no longer. */
  async userOf(text: string): Promise<Owner | null> {
    const owner = claimedOwner(text);
    if (!owner) return null;
    const [user] = await this.database.as(owner, (db) => db.query<Owner[]>(USE, [owner.id, tokenHash(text)]));
    return user ?? null;
  }
}
