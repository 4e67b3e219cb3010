import { type AddressInfo } from 'node:net';
import { type DynamicModule, Module, type Type, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { ConfigModule } from '../../config/config.module.js';
import { Config } from '../../config/config.js';
import { DatabaseModule } from '../../database/database.module.js';
import { InvalidInput } from '../../http/invalid-input.js';
import { jsonBody } from '../../http/json-body.js';
import { ProblemFilter } from '../../http/problem.filter.js';
import { withRequestId } from '../../http/request-id.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { TEST_SECRETS } from './open-auth.js';

@Module({})
class Root {}

interface Served {
  readonly modules: readonly (Type | DynamicModule)[];
  readonly entities: Type[];
  readonly variables?: Record<string, string>;
}

/** Serves just these modules on a port of their own and a database of their own; both end with the scope. */
export async function serve({ modules, entities, variables = {} }: Served) {
  const test = await createTestDatabase();
  const config = Config.read({ ...TEST_SECRETS, ...variables });
  const imports = [ConfigModule.of(config), DatabaseModule.of(test.url, entities), ...modules];
  const options = { bodyParser: false, logger: ['error' as const] };
  const app = await NestFactory.create<NestExpressApplication>({ module: Root, imports }, options);
  app.use(withRequestId, jsonBody);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      exceptionFactory: (errors) => InvalidInput.from(errors),
    }),
  );
  const server = (await app.listen(0, '127.0.0.1')) as { address(): AddressInfo }; // an http.Server, untyped by Nest
  return {
    app,
    url: `http://127.0.0.1:${server.address().port}`,
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await test[Symbol.asyncDispose]();
    },
  };
}
