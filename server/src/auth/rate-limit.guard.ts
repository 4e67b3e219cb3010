import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { type Request } from 'express';
import { RateLimited } from '../http/rate-limited.js';
import { AccessTokens } from './access-tokens.js';
import { bearerOf } from './bearer.js';
import { addressOf } from './throttlers.js';

/** Counts requests by their user, or by their address where no token of ours says who it is, before anything is done. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  @Inject() private readonly tokens!: AccessTokens; // the constructor is the throttler's own

  protected override async getTracker(request: Request): Promise<string> {
    const token = bearerOf(request);
    const holder = token === null ? null : await this.tokens.holderOf(token);
    return holder ?? addressOf(request);
  }

  protected override generateKey(_context: ExecutionContext, tracker: string, name: string): string {
    return `${name} ${tracker}`;
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    { timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    const wait = timeToBlockExpire === 1 ? 'a second' : `${timeToBlockExpire} seconds`;
    throw new RateLimited(`That was too often. Please try again in ${wait}.`, timeToBlockExpire);
  }
}
