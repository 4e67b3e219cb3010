import { hkdfSync } from 'node:crypto';

/** A key of 32 bytes for one purpose, made of `SECRET_KEY` by HKDF (RFC 5869): none tells anything of another. */
export function purposeKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `chatkeep ${purpose}`, 32));
}
