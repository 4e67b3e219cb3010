import { join } from 'node:path';
import { type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { type Config } from './config/config.js';
import { Database } from './database/database.js';
import { EmbeddedPostgres } from './database/embedded-postgres.js';
import { DatabaseRefused, proveIsolation } from './database/isolation-proof.js';
import { migrate } from './database/migrate.js';
import { behind, pendingMigrations } from './database/schema-head.js';
import { JsonExpress } from './http/json-express.js';
import { observedRequest } from './http/observed-request.js';
import { packedJson } from './http/packed-json.js';
import { withRequestId } from './http/request-id.js';
import { docsPolicy, securityHeaders } from './http/security-headers.js';
import { boundTimes } from './http/time-limits.js';
import { openApiDocument } from './openapi.js';
import { startTracing } from './telemetry/tracing.js';

/** How long a browser need not ask again whether it may ask. */
const PREFLIGHT_SECONDS = 7200;

/** The one at which the page and the API answer. */
export interface RunningServer extends AsyncDisposable {
  readonly app: INestApplication;
  readonly url: string;
}

/** Starts everything that `config` asks for; disposing of it drains and stops it all, and so does a start that fails. */
export async function startServer(config: Config): Promise<RunningServer> {
  await using begun = new AsyncDisposableStack();
  await using starting = new AsyncDisposableStack();
  begun.use(await startTracing(config.telemetry.tracesEndpoint));
  const app = await createApp(config, config.database.url ?? (await embeddedDatabase(config, begun, starting)));
  begun.defer(() => app.close());
  await refuseUnfitDatabase(app);
  await app.listen(config.http.port, config.http.host);
  const url = await app.getUrl();
  const running = begun.move();
  return { app, url, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** The application on a migrated database, not listening yet. */
export async function createApp(config: Config, databaseUrl: string): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(config, databaseUrl), new JsonExpress(), {
    bodyParser: false,
    bufferLogs: true,
    forceCloseConnections: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  app.disable('etag'); // nobody asks for the same answer twice, and a hash of each costs more than to send it
  if (config.http.trustProxy !== undefined) app.set('trust proxy', config.http.trustProxy);
  app.use(withRequestId, observedRequest, packedJson);
  app.use(securityHeaders(config));
  app.use('/api/docs', docsPolicy);
  app.enableCors({
    origin: [...config.http.corsOrigins],
    credentials: true,
    exposedHeaders: ['Location', 'Retry-After', 'X-Request-Id', 'X-Run-Id'],
    maxAge: PREFLIGHT_SECONDS,
  });
  boundTimes(app.getHttpServer());
  const describe = () => openApiDocument(app); // only when somebody asks: it takes time and memory
  SwaggerModule.setup('api/docs', app, describe, { jsonDocumentUrl: 'api/openapi.json' });
  return app;
}

/** The address of a migrated database that stops when what has `begun` does, and at nobody else's will while we are `starting`. */
async function embeddedDatabase(
  { dataDir }: Config,
  begun: AsyncDisposableStack,
  starting: AsyncDisposableStack,
): Promise<string> {
  const postgres = await EmbeddedPostgres.start({ dir: join(dataDir, 'postgres') });
  begun.defer(() => postgres.stop());
  starting.use(await postgres.hold());
  await migrate({ adminUrl: postgres.adminUrl, url: postgres.url });
  return postgres.url;
}

async function refuseUnfitDatabase(app: INestApplication): Promise<void> {
  const pending = await pendingMigrations(app.get(Database));
  if (pending.length > 0) throw new DatabaseRefused(`The database is ${behind(pending)}: run "npm run migrate"`);
  await proveIsolation(app.get(DataSource));
}
