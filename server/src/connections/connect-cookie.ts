import { Injectable } from '@nestjs/common';
import { type CookieOptions, type Request, type Response } from 'express';
import { Config } from '../config/config.js';
import { ATTEMPT_MS, type SignInKeys } from './sign-in-attempts.repository.js';

const NAME_LENGTH = 12;

/** The cookie that brings a sign-in back to the browser it began in; each has its own, so that two tabs can have two. */
@Injectable()
export class ConnectCookie {
  private readonly secure = this.config.http.publicUrl.startsWith('https:');
  private readonly options: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    secure: this.secure,
    path: '/api/chat/connections',
  };

  constructor(private readonly config: Config) {}

  set(response: Response, { state, browser }: SignInKeys): void {
    response.cookie(this.name(state), browser, { ...this.options, maxAge: ATTEMPT_MS });
  }

  /** What the browser that set out with this state was given, which it has no more; empty when it was none. */
  take(request: Request, response: Response, state: string): string {
    const value: unknown = request.cookies[this.name(state)];
    response.clearCookie(this.name(state), this.options);
    return typeof value === 'string' ? value : '';
  }

  private name(state: string): string {
    const own = state.replace(/[^\w-]/g, '').slice(0, NAME_LENGTH);
    return `${this.secure ? '__Secure-' : ''}chatkeep_connect_${own}`;
  }
}
