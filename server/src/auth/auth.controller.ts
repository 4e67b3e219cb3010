import { Body, Controller, Headers, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { Fails } from '../http/fails.js';
import { Returns } from '../http/returns.js';
import { AccessTokens } from './access-tokens.js';
import { Attempt } from './attempt.js';
import { Login, Register } from './auth.dto.js';
import { SessionView, sessionView } from './auth.views.js';
import { LoginDelayGuard } from './login-delay.guard.js';
import { OwnOriginGuard } from './own-origin.guard.js';
import { Public } from './public.js';
import { RefreshCookie } from './refresh-cookie.js';
import { type SignIn, SignIns } from './sign-ins.js';

@ApiTags('auth')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly signIns: SignIns,
    private readonly cookie: RefreshCookie,
    private readonly accessTokens: AccessTokens,
  ) {}

  @Post('register')
  @Public()
  @Attempt('registration')
  @ApiOperation({ summary: 'Open an account and sign in' })
  @Returns(SessionView, 201)
  @Fails('conflict', 'There is an account with this email already')
  async register(
    @Body() account: Register,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.signedIn(await this.signIns.register(account, userAgent), response);
  }

  @Post('login')
  @Public()
  @Attempt('login')
  @UseGuards(LoginDelayGuard)
  @ApiOperation({ summary: 'Sign in' })
  @Returns(SessionView)
  @Fails('unauthenticated', 'The email or the password is not right')
  async login(
    @Body() credentials: Login,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.signedIn(await this.signIns.login(credentials, userAgent), response);
  }

  @Post('refresh')
  @Public()
  @UseGuards(OwnOriginGuard)
  @ApiOperation({ summary: 'Stay signed in: trades the refresh cookie for a new one and an access token' })
  @Returns(SessionView)
  @Fails('unauthenticated', 'There is no good refresh cookie, or another page sent the request')
  async refresh(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.signedIn(await this.signIns.refresh(this.cookie.read(request)), response);
  }

  @Post('logout')
  @Public()
  @UseGuards(OwnOriginGuard)
  @ApiOperation({ summary: 'Sign out here' })
  @Returns(null, 204)
  @Fails('unauthenticated', 'Another page sent the request')
  async logout(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    this.cookie.clear(response);
    await this.signIns.logout(this.cookie.read(request));
  }

  private async signedIn({ user, session }: SignIn, response: Response): Promise<SessionView> {
    this.cookie.set(response, session);
    return sessionView(user, await this.accessTokens.issue({ id: user.id, sessionId: session.id }));
  }
}
