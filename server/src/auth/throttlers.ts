import { type ExecutionContext } from '@nestjs/common';
import { normalizeIp, type ThrottlerOptions } from '@nestjs/throttler';
import { type Request } from 'express';
import { type Config } from '../config/config.js';
import { IN_BLOCKS } from '../limits/rate-storage.js';
import { unlessAttempt } from './attempt.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Guesses that one address has for one account in an hour: a few minutes' worth. */
const LOGINS_TO_ACCOUNT = 6;

/** A class signs up at once from one address; a hundred hashes are four seconds of a core. */
const REGISTRATIONS = 10;

/** What is limited, by whom; where nothing else is said, by the request's user or address. */
export function throttlers({ limits }: Config): ThrottlerOptions[] {
  const logins = limits.loginsPerMinute;
  return [
    { name: IN_BLOCKS, ttl: MINUTE, limit: limits.requestsPerMinute, skipIf: isNoDoor },
    { name: 'logins', ttl: MINUTE, limit: logins, skipIf: unlessAttempt('login'), getTracker: addressOf },
    {
      name: 'logins-to-account',
      ttl: HOUR,
      limit: LOGINS_TO_ACCOUNT * logins,
      skipIf: unlessAttempt('login'),
      getTracker: (request) => `${addressOf(request)} ${accountOf(request)}`,
    },
    {
      name: 'registrations',
      ttl: MINUTE,
      limit: REGISTRATIONS * logins,
      skipIf: unlessAttempt('registration'),
      getTracker: addressOf,
    },
    { name: 'confirmations', ttl: MINUTE, limit: logins, skipIf: unlessAttempt('confirmation') },
  ];
}

/** The request's address as `TRUST_PROXY` lets it be told; of IPv6 the network, since people have many of those. */
export function addressOf(request: Partial<Request>): string {
  return `address ${normalizeIp(request.ip ?? '')}`;
}

/** The account that a sign-in is about, as far as one can tell before the request is checked. */
export function accountOf(request: Partial<Request>): string {
  const body: unknown = request.body;
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return typeof email === 'string' ? email.trim().toLowerCase() : '';
}

/** Probes, metrics and the page's files are not counted. */
function isNoDoor(context: ExecutionContext): boolean {
  const { path } = context.switchToHttp().getRequest<Request>();
  return !/^\/(api|mcp)(\/|$)/.test(path);
}
