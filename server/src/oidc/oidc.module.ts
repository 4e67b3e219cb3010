import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import cookieParser from 'cookie-parser';
import { AuthModule } from '../auth/auth.module.js';
import { IdentitiesRepository } from './identities.repository.js';
import { IdentityProvider } from './identity-provider.js';
import { OidcController } from './oidc.controller.js';
import { OidcCookies } from './oidc-cookies.js';
import { OidcSignIns } from './oidc-sign-ins.js';
import { OidcVisits } from './oidc-visits.js';

/** Sign-in by OpenID Connect; its routes are not there unless an identity provider is set. */
@Module({
  imports: [AuthModule, JwtModule.register({})],
  controllers: [OidcController],
  providers: [IdentitiesRepository, IdentityProvider, OidcCookies, OidcSignIns, OidcVisits],
})
export class OidcModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(cookieParser()).forRoutes(OidcController);
  }
}
