import { Injectable, type NestMiddleware } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { AccessTokens } from '../auth/access-tokens.js';
import { NotSignedIn } from '../auth/not-signed-in.js';
import { bearerOf } from '../auth/bearer.js';

/** Lets nobody send a large body who has no access token of ours: others are refused before it is read. */
@Injectable()
export class KnownSenders implements NestMiddleware {
  constructor(private readonly tokens: AccessTokens) {}

  async use(request: Request, _response: Response, next: NextFunction): Promise<void> {
    if (!(await this.tokens.isForApi(bearerOf(request) ?? ''))) throw new NotSignedIn();
    next();
  }
}
