import { Injectable } from '@nestjs/common';
import { type CookieOptions, type Request, type Response } from 'express';
import { Config } from '../config/config.js';
import { RefreshTokens } from './refresh-tokens.js';
import { type Session } from './session.entity.js';

/** The cookie that keeps a browser signed in; no script can read it. */
@Injectable()
export class RefreshCookie {
  private readonly secure = this.config.http.publicUrl.startsWith('https:');
  private readonly name = this.secure ? '__Host-chatkeep_refresh' : 'chatkeep_refresh';
  private readonly options: CookieOptions = { httpOnly: true, sameSite: 'strict', secure: this.secure, path: '/' };

  constructor(
    private readonly config: Config,
    private readonly tokens: RefreshTokens,
  ) {}

  /** The refresh token of a request; empty when there is none. */
  read(request: Request): string {
    const value: unknown = request.cookies[this.name];
    return typeof value === 'string' ? value : '';
  }

  set(response: Response, session: Session): void {
    response.cookie(this.name, this.tokens.write(session), { ...this.options, expires: session.expiresAt });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.options);
  }
}
