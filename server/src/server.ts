import { join } from 'node:path';
import { type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { type Config } from './config/config.js';
import { Database } from './database/database.js';
import { EmbeddedPostgres } from './database/embedded-postgres.js';
import { DatabaseRefused, proveIsolation } from './database/isolation-proof.js';
import { migrate } from './database/migrate.js';
import { pendingMigrations } from './database/schema-head.js';
import { withRequestId } from './http/request-id.js';
import { openApiDocument } from './openapi.js';

/** The one at which the page and the API answer. */
export interface RunningServer extends AsyncDisposable {
  readonly app: INestApplication;
  readonly url: string;
}

/** Starts everything that `config` asks for; disposing of it drains and stops it all. */
export async function startServer(config: Config): Promise<RunningServer> {
  const postgres = config.database.url === undefined ? await embeddedDatabase(config) : undefined;
  try {
    const app = await createApp(config, config.database.url ?? postgres?.url ?? '');
    await app.listen(config.http.port, config.http.host);
    const stop = async () => {
      await app.close();
      await postgres?.stop();
    };
    return { app, url: await app.getUrl(), [Symbol.asyncDispose]: stop };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

/** The application on a migrated database, not listening yet. */
export async function createApp(config: Config, databaseUrl: string): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(config, databaseUrl), {
    bodyParser: false,
    bufferLogs: true,
    forceCloseConnections: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  if (config.http.trustProxy !== undefined) app.set('trust proxy', hopsOrAddresses(config.http.trustProxy));
  app.use(withRequestId);
  // A content security policy needs a nonce for Angular's styles, which the page does not carry yet.
  app.use(helmet({ contentSecurityPolicy: false }));
  app.enableCors({
    origin: [...config.http.corsOrigins],
    credentials: true,
    exposedHeaders: ['X-Request-Id', 'X-Run-Id', 'Location'],
  });
  await refuseUnfitDatabase(app);
  SwaggerModule.setup('api/docs', app, openApiDocument(app), { jsonDocumentUrl: 'api/openapi.json' });
  return app;
}

async function embeddedDatabase({ dataDir }: Config): Promise<EmbeddedPostgres> {
  const postgres = await EmbeddedPostgres.start({ dir: join(dataDir, 'postgres') });
  await migrate({ adminUrl: postgres.adminUrl, url: postgres.url });
  return postgres;
}

async function refuseUnfitDatabase(app: INestApplication): Promise<void> {
  const pending = await pendingMigrations(app.get(Database));
  if (pending.length > 0)
    throw new DatabaseRefused(`The database is ${pending.length} migrations behind: run "npm run migrate"`);
  await proveIsolation(app.get(DataSource));
}

function hopsOrAddresses(text: string): number | string[] {
  return /^\d+$/.test(text) ? Number(text) : text.split(',').map((address) => address.trim());
}
