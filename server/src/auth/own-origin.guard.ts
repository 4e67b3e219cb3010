import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { NotSignedIn } from './not-signed-in.js';
import { Origins } from './origins.js';

/** Keeps foreign pages from using the refresh cookie. */
@Injectable()
export class OwnOriginGuard implements CanActivate {
  constructor(private readonly origins: Origins) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.origins.trusts(context.switchToHttp().getRequest<Request>())) return true;
    throw new NotSignedIn();
  }
}
