import { Controller, Get, Post, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { Public } from '../auth/public.js';
import { Fails } from '../http/fails.js';
import { Returns } from '../http/returns.js';
import { IdentityProvider } from './identity-provider.js';
import { OidcVisits } from './oidc-visits.js';
import { SignInOptions, signInOptions } from './sign-in-options.js';

@ApiTags('auth')
@Controller('api/auth')
export class OidcController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly visits: OidcVisits,
  ) {}

  @Get('options')
  @Public()
  @ApiOperation({ operationId: 'signInOptions', summary: 'How one may sign in here' })
  @Returns(SignInOptions)
  options(): SignInOptions {
    return signInOptions(this.provider.label);
  }

  @Get('oidc')
  @Public()
  @Redirect()
  @ApiOperation({ operationId: 'oidc', summary: 'Sign in elsewhere: leads a browser there, and back to the page' })
  @ApiResponse({ status: 302, description: 'To the identity provider, or to /sign-in?refusal={reason}' })
  @Fails('not_found', 'No identity provider is set')
  async begin(@Res({ passthrough: true }) response: Response): Promise<{ url: string }> {
    return { url: await this.visits.begin(response) };
  }

  @Get('oidc/callback')
  @Public()
  @Redirect()
  @ApiExcludeEndpoint()
  async finish(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ url: string }> {
    return { url: await this.visits.finish(request, response) };
  }

  @Post('oidc/link')
  @ApiOperation({ operationId: 'linkIdentity', summary: 'Join the identity proved in this browser to my account' })
  @Returns(null, 204)
  @Fails('not_found', 'No identity was proved in this browser, or too long ago')
  link(
    @CurrentUser() user: AuthenticatedUser,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    return this.visits.link(user, request, response);
  }
}
