import { type Config } from '../config/config.js';

/**
 * Angular's own, and the one that names our service worker; the one by which code may call a text safe that is not,
 * angular#unsafe-bypass, is not among them.
 */
const TRUSTED_TYPES = 'angular angular#bundler chatkeep';

const CHATKIT_FRAMES = 'https://cdn.platform.openai.com';

/** What the page for when the server is out of reach, and the worker that shows it, may do: look for the server. */
export const OFFLINE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The page's content security policy. OpenAI's element, where it is allowed, styles itself and fills a frame of its own. */
export function pagePolicy({ chatkit }: Config, nonce: string): string {
  const chatkitScript = chatkit.domainKey === undefined ? null : new URL(chatkit.scriptUrl).origin;
  const directives = {
    'default-src': "'none'",
    'script-src': chatkitScript === null ? `'self' 'nonce-${nonce}'` : `'self' 'nonce-${nonce}' ${chatkitScript}`,
    'style-src': chatkitScript === null ? `'self' 'nonce-${nonce}'` : "'self' 'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'media-src': "'self' blob: data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'frame-src': chatkitScript === null ? "'none'" : CHATKIT_FRAMES,
    'frame-ancestors': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'object-src': "'none'",
    ...(chatkitScript === null && { 'require-trusted-types-for': "'script'", 'trusted-types': TRUSTED_TYPES }),
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
