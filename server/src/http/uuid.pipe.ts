import { type PipeTransform } from '@nestjs/common';
import { NotFound } from './not-found.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Lets a well-formed UUID through; nothing of that kind can have any other id. */
class UuidPipe implements PipeTransform<string, string> {
  constructor(private readonly thing: string) {}

  transform(id: string): string {
    if (!isUuid(id)) throw new NotFound(this.thing);
    return id.toLowerCase();
  }
}

/** A path's id of `thing`, for `@Param('id', idOf('conversation'))`. */
export const idOf = (thing: string): UuidPipe => new UuidPipe(thing);
