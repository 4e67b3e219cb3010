import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { ThrottlerModule } from '@nestjs/throttler';
import cookieParser from 'cookie-parser';
import { Config } from '../config/config.js';
import { LimitsModule } from '../limits/limits.module.js';
import { RateStorage } from '../limits/rate-storage.js';
import { AccessTokens } from './access-tokens.js';
import { Accounts } from './accounts.js';
import { AuthController } from './auth.controller.js';
import { Farewells } from './farewells.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LiveSessions } from './live-sessions.js';
import { LoginDelayGuard } from './login-delay.guard.js';
import { MeController } from './me.controller.js';
import { Origins } from './origins.js';
import { Passwords } from './passwords.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RefreshCookie } from './refresh-cookie.js';
import { RefreshTokens } from './refresh-tokens.js';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignIns } from './sign-ins.js';
import { throttlers } from './throttlers.js';
import { UserStreams } from './user-streams.js';
import { UsersRepository } from './users.repository.js';

const throttling = ThrottlerModule.forRootAsync({
  imports: [LimitsModule],
  inject: [Config, RateStorage],
  useFactory: (config: Config, storage: RateStorage) => ({
    throttlers: throttlers(config),
    storage,
    setHeaders: false,
  }),
});

/**
 * Users and their sessions. Wherever it is imported, every request is counted, and every route demands a live session
 * unless it is `@Public()`.
 */
@Module({
  imports: [JwtModule.register({}), LimitsModule, PassportModule, throttling],
  controllers: [AuthController, MeController, SessionsController],
  providers: [
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
    AccessTokens,
    Accounts,
    Farewells,
    JwtStrategy,
    LiveSessions,
    LoginDelayGuard,
    Origins,
    Passwords,
    RefreshCookie,
    RefreshTokens,
    SessionsRepository,
    SignIns,
    UsersRepository,
    UserStreams,
  ],
  exports: [AccessTokens, Farewells, LiveSessions, Origins, RefreshCookie, SignIns, UsersRepository, UserStreams],
})
export class AuthModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(cookieParser()).forRoutes(AuthController);
  }
}
