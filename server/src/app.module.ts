import { type DynamicModule, type MiddlewareConsumer, Module, type NestModule, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AuthModule } from './auth/auth.module.js';
import { ChatModule } from './chat/chat.module.js';
import { ChatKitModule } from './chatkit/chatkit.module.js';
import { type Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { DatabaseModule } from './database/database.module.js';
import { ENTITIES } from './entities.js';
import { ExportModule } from './export/export.module.js';
import { FeedModule } from './feed/feed.module.js';
import { HealthModule } from './health/health.module.js';
import { InvalidInput } from './http/invalid-input.js';
import { jsonBody } from './http/json-body.js';
import { ProblemFilter } from './http/problem.filter.js';
import { logging } from './logging.js';
import { MessagesModule } from './messages/messages.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OidcModule } from './oidc/oidc.module.js';
import { PageModule } from './page/page.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { RunsModule } from './runs/runs.module.js';
import { TasksModule } from './tasks/tasks.module.js';

const validation = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) => InvalidInput.from(errors),
});

/** The only place that knows every module. */
@Module({
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useValue: validation },
  ],
})
export class AppModule implements NestModule {
  /** The whole server on the database at `databaseUrl`. */
  static of(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        LoggerModule.forRoot(logging(config)),
        DatabaseModule.of(databaseUrl, ENTITIES),
        FeedModule,
        AuthModule,
        OidcModule,
        ConversationsModule,
        MessagesModule,
        RunsModule,
        RetentionModule,
        ChatModule,
        ChatKitModule,
        ExportModule,
        TasksModule,
        HealthModule,
        MetricsModule,
        PageModule,
      ],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(jsonBody).exclude('mcp', 'api/chatkit', 'api/chatkit/attachments{/*path}').forRoutes('{*path}');
  }
}
