import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import cookieParser from 'cookie-parser';
import { AccessTokens } from './access-tokens.js';
import { Accounts } from './accounts.js';
import { AuthController } from './auth.controller.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LiveSessions } from './live-sessions.js';
import { MeController } from './me.controller.js';
import { Origins } from './origins.js';
import { Passwords } from './passwords.js';
import { RefreshCookie } from './refresh-cookie.js';
import { RefreshTokens } from './refresh-tokens.js';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignIns } from './sign-ins.js';
import { UsersRepository } from './users.repository.js';

/** Users and their sessions. Wherever it is imported, every route demands a live session unless it is `@Public()`. */
@Module({
  imports: [JwtModule.register({}), PassportModule],
  controllers: [AuthController, MeController, SessionsController],
  providers: [
    { provide: APP_GUARD, useClass: SessionGuard },
    AccessTokens,
    Accounts,
    JwtStrategy,
    LiveSessions,
    Origins,
    Passwords,
    RefreshCookie,
    RefreshTokens,
    SessionsRepository,
    SignIns,
    UsersRepository,
  ],
  exports: [AccessTokens, LiveSessions, Origins],
})
export class AuthModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(cookieParser()).forRoutes(AuthController);
  }
}
