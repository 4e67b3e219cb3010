import { InvalidInput } from './invalid-input.js';

/** The place after which a page begins: the sort key of the row before it. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

const PATTERN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [0-9a-f-]{36}$/;

/** An opaque text that stands for the place. */
export function encodeCursor({ at, id }: { at: Date; id: string }): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** The place that `encodeCursor` wrote; refuses any other text. */
export function decodeCursor(text: string): Cursor {
  const plain = Buffer.from(text, 'base64url').toString();
  if (!PATTERN.test(plain))
    throw new InvalidInput([{ field: 'cursor', message: 'cursor must come from a page before.' }]);
  const [at = '', id = ''] = plain.split(' ');
  return { at, id };
}
