import { setTimeout as delay } from 'node:timers/promises';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { Config } from '../config/config.js';
import { RateCounters } from '../limits/rate-counters.js';
import { accountOf } from './throttlers.js';

const WINDOW_MS = 900_000;
const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/** Slows sign-ins to one account down, wherever they come from; nobody is ever locked out of an account. */
@Injectable()
export class LoginDelayGuard implements CanActivate {
  constructor(
    private readonly counters: RateCounters,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const account = accountOf(context.switchToHttp().getRequest<Request>());
    const { total } = await this.counters.add(`delay ${account}`, 1, WINDOW_MS);
    await delay(delayMs(total - this.config.limits.loginsPerMinute));
    return true;
  }
}

/** How long an attempt waits: not at all at first, then twice as long with each further one, up to five seconds. */
export function delayMs(attempt: number): number {
  return attempt < 1 ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10));
}
