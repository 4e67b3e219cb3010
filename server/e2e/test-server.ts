import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Type } from '@nestjs/common';
import { Config } from '../src/config/config.js';
import { type RunningServer, startServer } from '../src/server.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { Person } from './person.js';

const SECRETS = {
  JWT_SECRET: 'a secret of the tests alone, 32 bytes',
  SECRET_KEY: 'another secret of the tests, 32 bytes',
};
const NO_LIMITS = {
  RATE_LIMIT_MESSAGES_PER_MINUTE: '100000',
  RATE_LIMIT_REQUESTS_PER_MINUTE: '100000',
  RATE_LIMIT_LOGIN_PER_MINUTE: '100000',
};
const FAST_DEMO = { DEMO_MODEL_PACE_MS: '0', DEMO_MODEL_FAULTS: 'on' };

/** The environment of a server on the database at `url`. */
export function testEnvironment(url: string, settings: Record<string, string> = {}): Record<string, string> {
  return { PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url, ...SECRETS, ...NO_LIMITS, ...FAST_DEMO, ...settings };
}

/** A whole server on a database of its own, reached over real HTTP. */
export class TestServer implements AsyncDisposable {
  private constructor(
    private readonly server: Pick<RunningServer, 'app' | 'url'>,
    private readonly stop: () => Promise<void>,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<TestServer> {
    const database = await createTestDatabase();
    const server = await TestServer.on(database.url, settings);
    return new TestServer(server.server, async () => {
      await server[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    });
  }

  /** One more process on a database that others use too. */
  static async on(databaseUrl: string, settings: Record<string, string> = {}): Promise<TestServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-e2e-'));
    const config = Config.read({ ...testEnvironment(databaseUrl, settings), DATA_DIR: dataDir });
    const server = await startServer(config);
    return new TestServer(server, async () => {
      await server[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true });
    });
  }

  get url(): string {
    return this.server.url;
  }

  /** A piece of the running server. */
  get<T>(type: Type<T>): T {
    return this.server.app.get(type);
  }

  /** Somebody who has just registered. */
  async person(name: string): Promise<Person> {
    return await Person.register(this.url, name);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
