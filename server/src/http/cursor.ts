import { InvalidInput } from './invalid-input.js';
import { isUuid } from './uuid.pipe.js';

/** The place after which a page begins: the sort key of the row before it. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

/** An opaque text that stands for the place. */
export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

/** The place that `encodeCursor` wrote; refuses any other text. */
export function decodeCursor(text: string): Cursor {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  if (isTime(at) && isUuid(id)) return { at, id };
  throw new InvalidInput([{ field: 'cursor', message: 'cursor must come from a page before.' }]);
}

/** Years have four digits: PostgreSQL does not know all the times of before and after them. */
function isTime(text: string): boolean {
  const time = new Date(/^\d{4}-/.test(text) ? text : NaN);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}
