import { Controller, Get, Logger, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { Public } from '../auth/public.js';
import { RefreshCookie } from '../auth/refresh-cookie.js';
import { Fails } from '../http/fails.js';
import { NotFound } from '../http/not-found.js';
import { Returns } from '../http/returns.js';
import { type Identity, IdentityProvider } from './identity-provider.js';
import { OidcCookies } from './oidc-cookies.js';
import { OidcRefused } from './oidc-refused.js';
import { OidcSignIns } from './oidc-sign-ins.js';
import { SignInOptions } from './sign-in-options.js';

@ApiTags('auth')
@Controller('api/auth')
export class OidcController {
  private readonly logger = new Logger(OidcController.name);

  constructor(
    private readonly provider: IdentityProvider,
    private readonly signIns: OidcSignIns,
    private readonly cookies: OidcCookies,
    private readonly refreshCookie: RefreshCookie,
  ) {}

  @Get('options')
  @Public()
  @ApiOperation({ operationId: 'signInOptions', summary: 'How one may sign in here' })
  @Returns(SignInOptions)
  options(): SignInOptions {
    const { label } = this.provider;
    return { oidc: label === null ? null : { label }, registration: true };
  }

  @Get('oidc')
  @Public()
  @ApiOperation({ operationId: 'oidc', summary: 'Sign in elsewhere: leads a browser there, and back to the page' })
  @ApiResponse({ status: 302, description: 'To the identity provider, or to /sign-in?refusal={reason}' })
  @Fails('not_found', 'No identity provider is set')
  async begin(@Res() response: Response): Promise<void> {
    try {
      const { url, attempt } = await this.provider.begin();
      await this.cookies.setAttempt(response, attempt);
      response.redirect(url.href);
    } catch (error) {
      this.refuse(response, error);
    }
  }

  @Get('oidc/callback')
  @Public()
  @ApiExcludeEndpoint()
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const identity = await this.returned(request, response);
      const { session } = await this.signIns.signIn(identity, request.get('user-agent'));
      this.refreshCookie.set(response, session);
      response.redirect('/');
    } catch (error) {
      if (error instanceof OidcRefused) await this.cookies.setIdentity(response, error.identity);
      this.refuse(response, error);
    }
  }

  @Post('oidc/link')
  @ApiOperation({ operationId: 'linkIdentity', summary: 'Join the identity proved in this browser to my account' })
  @Returns(null, 204)
  @Fails('not_found', 'No identity was proved in this browser, or too long ago')
  async link(
    @CurrentUser() user: AuthenticatedUser,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
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
  private refuse(response: Response, error: unknown): void {
    if (error instanceof NotFound) throw error;
    const reason = error instanceof OidcRefused ? error.reason : 'failed';
    if (reason === 'failed') this.logger.warn(`A sign-in elsewhere failed: ${reasonOf(error)}`);
    response.redirect(`/sign-in?refusal=${reason}`);
  }
}

/** The error's name and code; its details may hold what the provider or the browser sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.message} (${String(error.code)})` : error.message;
}
