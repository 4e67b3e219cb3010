const SIGNATURES: readonly (readonly [type: string, isIt: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))],
  ['image/webp', (bytes) => /^RIFF.{4}WEBP/s.test(bytes.toString('latin1', 0, 12))],
  ['application/pdf', (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-'],
];

/** Short enough to be kept, and as RFC 6838 has it. */
const TEXT = /^text\/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}$/;
const TEXTS: readonly string[] = ['text/plain', 'text/markdown', 'text/csv', 'application/json'];

/** Whether a file that is said to be of this type can be one that we take. */
export function isAcceptable(type: string): boolean {
  return SIGNATURES.some(([known]) => known === type) || TEXT.test(type) || TEXTS.includes(type);
}

/** What a file is, by its content; what is said of it decides only between kinds of text. Null for all we do not take. */
export function contentType(bytes: Buffer, said: string): string | null {
  const found = SIGNATURES.find(([, isIt]) => isIt(bytes));
  if (found) return found[0];
  if (!isText(bytes)) return null;
  return TEXTS.includes(said) ? said : 'text/plain';
}

/** A type without its parameters. */
export function bareType(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}

function isText(bytes: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}
