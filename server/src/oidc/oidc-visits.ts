import { Injectable, Logger } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { RefreshCookie } from '../auth/refresh-cookie.js';
import { NotFound } from '../http/not-found.js';
import { type Identity, IdentityProvider } from './identity-provider.js';
import { OidcCookies } from './oidc-cookies.js';
import { OidcRefused } from './oidc-refused.js';
import { OidcSignIns } from './oidc-sign-ins.js';

/** Leads browsers to the identity provider and back; each step answers where the browser goes next. */
@Injectable()
export class OidcVisits {
  private readonly logger = new Logger(OidcVisits.name);

  constructor(
    private readonly provider: IdentityProvider,
    private readonly signIns: OidcSignIns,
    private readonly cookies: OidcCookies,
    private readonly refreshCookie: RefreshCookie,
  ) {}

  /** To the identity provider; throws `NotFound` when there is none. */
  async begin(response: Response): Promise<string> {
    try {
      const { url, attempt } = await this.provider.begin();
      await this.cookies.setAttempt(response, attempt);
      return url.href;
    } catch (error) {
      return this.refused(error);
    }
  }

  /** To the page, signed in, or to a page that says why not; throws `NotFound` when there is no identity provider. */
  async finish(request: Request, response: Response): Promise<string> {
    try {
      const identity = await this.returned(request, response);
      const { session } = await this.signIns.signIn(identity, request.get('user-agent'));
      this.refreshCookie.set(response, session);
      return '/';
    } catch (error) {
      if (error instanceof OidcRefused) await this.cookies.setIdentity(response, error.identity);
      return this.refused(error);
    }
  }

  /** Joins the identity that was proved in this browser to the user's account; throws `NotFound` when none was. */
  async link(user: AuthenticatedUser, request: Request, response: Response): Promise<void> {
    const identity = await this.cookies.takeIdentity(request, response);
    if (!identity) throw new NotFound('identity to join');
    await this.signIns.join(user, identity);
  }

  /** Who came back to the browser that had begun. */
  private async returned(request: Request, response: Response): Promise<Identity> {
    const { issuer } = this.provider.settings;
    const attempt = await this.cookies.takeAttempt(request, response);
    if (!attempt) throw new Error('This browser has begun no sign-in, or too long ago');
    return await this.provider.finish(new URL(request.originalUrl, issuer).search, attempt);
  }

  /** The page says why, in words; what went wrong in between is the operator's to know. */
  private refused(error: unknown): string {
    if (error instanceof NotFound) throw error;
    const reason = error instanceof OidcRefused ? error.reason : 'failed';
    if (reason === 'failed') this.logger.warn(`A sign-in elsewhere failed: ${reasonOf(error)}`);
    return `/sign-in?refusal=${reason}`;
  }
}

/** The error's name and code; its details may hold what the provider or the browser sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.message} (${String(error.code)})` : error.message;
}
