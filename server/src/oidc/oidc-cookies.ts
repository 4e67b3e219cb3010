import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type CookieOptions, type Request, type Response } from 'express';
import { Config } from '../config/config.js';
import { purposeKey } from '../config/purpose-key.js';
import { type SignInAttempt, type Identity } from './identity-provider.js';

const MINUTES = 10;

/** What a browser keeps between the steps of a sign-in, for ten minutes and out of the reach of scripts. */
@Injectable()
export class OidcCookies {
  private readonly secure = this.config.http.publicUrl.startsWith('https:');
  private readonly prefix = this.secure ? '__Host-chatkeep' : 'chatkeep';
  private readonly rules = {
    secret: purposeKey(this.config.secrets.key, 'sign-in cookies'),
    audience: `${this.config.http.publicUrl}/oidc`,
  };

  constructor(
    private readonly config: Config,
    private readonly jwt: JwtService,
  ) {}

  /** The attempt that this browser began: another browser cannot finish it. */
  setAttempt(response: Response, attempt: SignInAttempt): Promise<void> {
    return this.set(response, 'oidc_attempt', attempt, 'lax'); // the way back starts at another site
  }

  takeAttempt(request: Request, response: Response): Promise<SignInAttempt | null> {
    return this.take<SignInAttempt>(request, response, 'oidc_attempt');
  }

  /** The identity that was proved in this browser, until its owner has proved the account too. */
  setIdentity(response: Response, identity: Identity): Promise<void> {
    return this.set(response, 'oidc_identity', identity, 'strict');
  }

  takeIdentity(request: Request, response: Response): Promise<Identity | null> {
    return this.take<Identity>(request, response, 'oidc_identity');
  }

  private async set(response: Response, name: string, content: object, sameSite: 'lax' | 'strict'): Promise<void> {
    const options = { ...this.rules, algorithm: 'HS256', expiresIn: MINUTES * 60 } as const;
    const value = await this.jwt.signAsync({ [name]: content }, options);
    response.cookie(`${this.prefix}_${name}`, value, { ...this.options(sameSite), maxAge: MINUTES * 60_000 });
  }

  private async take<T>(request: Request, response: Response, name: string): Promise<T | null> {
    const cookie = `${this.prefix}_${name}`;
    const value: unknown = (request.cookies as Record<string, unknown>)[cookie]; // cookie-parser leaves them untyped
    response.clearCookie(cookie, this.options('lax'));
    if (typeof value !== 'string') return null;
    const rules = { ...this.rules, algorithms: ['HS256' as const] };
    const claims = await this.jwt.verifyAsync<Record<string, T>>(value, rules).catch(() => null);
    return claims?.[name] ?? null;
  }

  private options(sameSite: 'lax' | 'strict'): CookieOptions {
    return { httpOnly: true, sameSite, secure: this.secure, path: '/' };
  }
}
