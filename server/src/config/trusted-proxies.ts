import { isIP } from 'node:net';
import { type Environment } from './environment.js';

/** Names that express knows for whole groups of addresses. */
const GROUPS = ['loopback', 'linklocal', 'uniquelocal'];

/** The proxies whose word on a request's address counts: how many are in front, or which addresses they have. */
export function readTrustedProxies(env: Environment): number | string[] | undefined {
  const entries = env.list('TRUST_PROXY');
  const [first] = entries;
  if (first === undefined) return undefined;
  if (entries.length === 1 && /^\d{1,2}$/.test(first)) return Number(first);
  if (entries.every(isProxy)) return entries;
  return env.fault('TRUST_PROXY must be a number of proxies, or their addresses, separated by commas', undefined);
}

function isProxy(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/');
  if (bits === undefined) return GROUPS.includes(entry) || isIP(entry) > 0;
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most;
}
