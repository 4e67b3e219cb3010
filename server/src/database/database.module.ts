import { DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { servingOptions } from './data-source-options.js';
import { Database } from './database.js';
import { Notifications } from './notifications.js';
import { Presence } from './presence.js';

/** The rows, reached through `Database`, and what other processes announce, through `Notifications`; which of them live, by `Presence`. */
@Global()
@Module({})
export class DatabaseModule {
  static of(url: string, entities: Type[]): DynamicModule {
    const rows = TypeOrmModule.forRoot({ ...servingOptions(url, entities), retryAttempts: 5, retryDelay: 500 });
    const notifications = { provide: Notifications, useFactory: () => new Notifications(url) };
    return {
      module: DatabaseModule,
      imports: [rows],
      providers: [Database, notifications, Presence],
      exports: [Database, Notifications, Presence],
    };
  }
}
