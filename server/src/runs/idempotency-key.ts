import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { InvalidInput } from '../http/invalid-input.js';

const HEADER = 'Idempotency-Key';
const ACCEPTED = /^[\x21-\x7e]{1,200}$/;

/** The request's `Idempotency-Key`, if it has one. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const key = context.switchToHttp().getRequest<Request>().get(HEADER);
  if (key === undefined || ACCEPTED.test(key)) return key;
  throw new InvalidInput([{ field: HEADER, message: `${HEADER} must have 1 to 200 printable characters.` }]);
});
