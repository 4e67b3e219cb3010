import { type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

type AttemptKind = 'login' | 'registration' | 'confirmation';

/** Marks a route on which passwords could be guessed or accounts made, so that it is limited on its own. */
export const Attempt = Reflector.createDecorator<AttemptKind>();

/** A throttler's `skipIf`: all routes but those of attempts of this kind. */
export function unlessAttempt(kind: AttemptKind): (context: ExecutionContext) => boolean {
  const reflector = new Reflector();
  return (context) => reflector.get(Attempt, context.getHandler()) !== kind;
}
