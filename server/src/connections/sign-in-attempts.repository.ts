import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { Vault } from '../vault/vault.js';
import { McpConnectionAttempt } from './connection.entities.js';
import { type SignInMemory } from './sign-in-provider.js';

/** How long somebody may take to sign in. */
export const ATTEMPT_MS = 10 * 60_000;

/** What binds a sign-in to the browser and to the request that it began with. */
export interface SignInKeys {
  readonly state: string;
  readonly browser: string;
}

/** Sign-ins under way, one for each user and server; each can be finished once. */
@Injectable()
export class SignInAttemptsRepository {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  async begin(user: Owner, server: string, { state, browser }: SignInKeys, memory: SignInMemory): Promise<void> {
    const attempt = {
      userId: user.id,
      server,
      stateSha256: hash(state),
      browserSha256: hash(browser),
      secrets: this.vault.seal(memory, placeOf(user, server)),
      expiresAt: new Date(Date.now() + ATTEMPT_MS),
    };
    await this.database.as(user, async (db) => {
      await db.delete(McpConnectionAttempt, { userId: user.id, server });
      await db.insert(McpConnectionAttempt, attempt);
    });
  }

  /** What the sign-in with these very keys was, which is over then; null when there is none. */
  async finish(user: Owner, { state, browser }: SignInKeys): Promise<{ server: string; memory: SignInMemory } | null> {
    const keys = { userId: user.id, stateSha256: hash(state), browserSha256: hash(browser) };
    return await this.database.as(user, async (db) => {
      const attempt = await db.findOne(McpConnectionAttempt, {
        where: { ...keys, expiresAt: MoreThan(new Date()) },
        lock: { mode: 'pessimistic_write' },
      });
      if (!attempt) return null;
      await db.delete(McpConnectionAttempt, keys);
      const { server, secrets } = attempt;
      return { server, memory: this.vault.open(secrets, placeOf(user, server)) as SignInMemory }; // as it was sealed
    });
  }
}

function placeOf(user: Owner, server: string): readonly string[] {
  return ['mcp connection attempt', user.id, server];
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
