import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { type AuthenticatedUser } from './authenticated-user.js';

/** The signed-in user; present on every route that is not `@Public()`. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): AuthenticatedUser => {
  const { user } = context.switchToHttp().getRequest<Request & { user: AuthenticatedUser }>();
  return user;
});
