import { ServiceUnavailableException } from '@nestjs/common';
import { type HealthCheckResult } from '@nestjs/terminus';
import { Unavailable } from '../http/unavailable.js';

/** The process can take no requests: names each check that failed, and why. */
class NotReady extends Unavailable {}

/** Throws what a failed health check means, and anything else as it is. */
export function refuse(error: unknown): never {
  if (!(error instanceof ServiceUnavailableException)) throw error;
  const { error: failed = {} } = error.getResponse() as HealthCheckResult; // what Terminus throws it with
  const told = Object.entries(failed).map(([name, check]) => `${name} ${String(check?.['message'])}`);
  throw new NotReady(`Not ready: ${told.join(', ')}.`);
}
