import { type LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type LookupFunction } from 'node:net';
import { OutsideRefused } from './outside-refused.js';
import { isPublicAddress } from './public-address.js';

/** Every address of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const resolveByDns: Resolve = (host) => lookup(host, { all: true });

/**
 * A look-up for connections: asks once, refuses the host when any of its addresses is not public, and hands over the
 * very addresses that were checked, so that a name cannot point elsewhere by the time it is connected to.
 */
export function checkedLookup(resolve = resolveByDns, isAllowed = isPublicAddress): LookupFunction {
  return (host, { all }, done) => {
    checked(host, resolve, isAllowed).then(
      ([first, ...rest]) => (all ? done(null, [first, ...rest]) : done(null, first.address, first.family)),
      (error: unknown) => done(error as NodeJS.ErrnoException, []), // look-ups fail with nothing else
    );
  };
}

async function checked(host: string, resolve: Resolve, isAllowed: typeof isPublicAddress) {
  const [first, ...rest] = await resolve(host);
  if (!first) throw new OutsideRefused(host, 'it has no address');
  if (![first, ...rest].every(({ address }) => isAllowed(address))) throw new OutsideRefused(host, NOT_PUBLIC);
  return [first, ...rest] as const;
}

export const NOT_PUBLIC = 'it is not on the public internet';
