import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { RateLimited } from '../http/rate-limited.js';
import { TurnstileFull } from './turnstile-full.js';
import { Turnstile } from './turnstile.js';

/** Argon2id, the package's default algorithm, at OWASP's cost. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;
const MAX_WAITING = 100;
const RETRY_AFTER_SECONDS = 5;

/** Hashes and checks passwords; a few at once, since each costs tens of milliseconds of a core. */
@Injectable()
export class Passwords {
  private readonly turnstile = new Turnstile(AT_ONCE, MAX_WAITING);

  /** Nobody's password: checked for unknown people, so that their answer takes as long as everyone's. */
  private readonly decoy = hash(randomBytes(32), COST);

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** Whether `password` is the one behind `passwordHash`; without a hash it is not, and takes as long to say so. */
  verify(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    return this.inTurn(async () => verify(passwordHash ?? (await this.decoy), password));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.turnstile.pass(work);
    } catch (error) {
      if (!(error instanceof TurnstileFull)) throw error;
      throw new RateLimited('Too many people are signing in right now. Please try again.', RETRY_AFTER_SECONDS);
    }
  }
}
