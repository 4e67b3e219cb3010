import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { JwtStrategy } from './jwt.strategy.js';
import { NotSignedIn } from './not-signed-in.js';
import { IS_PUBLIC } from './public.js';

/** Lets a request through when it carries a live session. */
@Injectable()
export class SessionGuard extends AuthGuard() {
  constructor(
    private readonly reflector: Reflector,
    { name: defaultStrategy }: JwtStrategy,
  ) {
    super({ defaultStrategy });
  }

  override canActivate(context: ExecutionContext) {
    const isPublic = this.reflector.get<true | undefined>(IS_PUBLIC, context.getHandler());
    return isPublic ?? super.canActivate(context);
  }

  override handleRequest<User>(error: Error | null, user: User | false): User {
    if (error) throw error;
    if (!user) throw new NotSignedIn();
    return user;
  }
}
