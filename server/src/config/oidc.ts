import { type Environment } from './environment.js';
import { LOOPBACK } from './loopback.js';

const NAMES = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** What this server needs to know of an identity provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The identity provider: all of its settings, or none. */
export function readOidc(env: Environment): OidcSettings | undefined {
  const issuer = env.url(NAMES[0], ['https', 'http']);
  const [clientId, clientSecret] = [env.text(NAMES[1]), env.text(NAMES[2])];
  const missing = NAMES.filter((name) => env.text(name) === undefined);
  if (missing.length === NAMES.length) return undefined;
  if (missing.length > 0)
    return env.fault(`${missing.join(' and ')} must be set too: sign-in needs all three`, undefined);
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  if (!isSecure(issuer)) return env.fault(`${NAMES[0]} must start with https://, except on this machine`, undefined);
  return { issuer, clientId, clientSecret };
}

function isSecure(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
}
