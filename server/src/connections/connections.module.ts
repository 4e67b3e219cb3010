import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import cookieParser from 'cookie-parser';
import { AuthModule } from '../auth/auth.module.js';
import { Farewells } from '../auth/farewells.js';
import { VaultModule } from '../vault/vault.module.js';
import { ConnectCookie } from './connect-cookie.js';
import { Connections } from './connections.js';
import { ConnectionsController } from './connections.controller.js';
import { ConnectionsRepository } from './connections.repository.js';
import { SignInAttemptsRepository } from './sign-in-attempts.repository.js';
import { ServerSignIns } from './server-sign-ins.js';

/** Users' own sign-ins at the MCP servers that the settings name. */
@Module({
  imports: [AuthModule, VaultModule],
  controllers: [ConnectionsController],
  providers: [ConnectCookie, Connections, ConnectionsRepository, SignInAttemptsRepository, ServerSignIns],
  exports: [Connections],
})
export class ConnectionsModule implements NestModule {
  constructor(farewells: Farewells, connections: Connections) {
    farewells.add((user) => connections.disconnectAll(user));
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(cookieParser()).forRoutes(ConnectionsController);
  }
}
