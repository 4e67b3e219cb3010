import { createHash, randomBytes } from 'node:crypto';
import { type Owner } from '../database/database.js';

const PATTERN = /^chatkeep_([0-9a-f]{32})_[\w-]{43}$/;
const UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** A new token of 256 random bits; it names its user, so that it is looked for among that user's tokens alone. */
export function newTokenText(user: Owner): string {
  return `chatkeep_${user.id.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`;
}

/** Whose token it claims to be; null when it is no personal token at all. */
export function claimedOwner(text: string): Owner | null {
  const [, digits] = PATTERN.exec(text) ?? [];
  return digits === undefined ? null : { id: digits.replace(UUID, '$1-$2-$3-$4-$5') };
}

/** What is stored of a token. */
export function tokenHash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
