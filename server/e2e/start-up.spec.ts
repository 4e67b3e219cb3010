import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asAdmin } from '../src/testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { BARE_ENVIRONMENT } from './bare-environment.js';
import { testEnvironment } from './test-server.js';

const MAIN = 'dist/server/server/src/main.js';

describe('A server that cannot start', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database[Symbol.asyncDispose]();
  });

  /** How a start with these settings ends. */
  const start = async (settings: Record<string, string>) => {
    const env = { ...BARE_ENVIRONMENT, ...testEnvironment(database.url, settings) };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number | null]>]); // what node emits
    return { said: said.trim(), code };
  };

  it('says every fault of its settings, a line each, and no stack', async () => {
    const { said, code } = await start({ PORT: 'http', JWT_SECRET: 'short', OPENAI_API: 'grpc' });

    expect(code).toBe(1);
    expect(said.split('\n')).toEqual([
      expect.stringMatching(/^PORT must/),
      expect.stringMatching(/^JWT_SECRET must/),
      expect.stringMatching(/^OPENAI_API must/),
    ]);
  });

  it('refuses a login that sees the rows of all users', async () => {
    const { said, code } = await start({ DATABASE_URL: database.adminUrl });

    expect(code).toBe(1);
    expect(said).toMatch(/^The login "postgres" bypasses row level security/);
  });

  it('refuses a schema that is behind it', async () => {
    await using behind = await createTestDatabase();
    await asAdmin(behind, 'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations)');

    const { said, code } = await start({ DATABASE_URL: behind.url });

    expect([code, said]).toEqual([1, 'The database is 1 migration behind: run "npm run migrate"']);
  });

  it('leaves no database of its own behind', async () => {
    await using open = new AsyncDisposableStack();
    const dir = await mkdtemp(join(tmpdir(), 'chatkeep-start-up-'));
    open.defer(() => rm(dir, { recursive: true }));
    await chmod(dir, 0o755);
    const other = createServer().listen(0, '127.0.0.1');
    open.defer(() => void other.close());
    await once(other, 'listening');

    const { port } = other.address() as AddressInfo; // it listens on a port
    const { code } = await start({ DATABASE_URL: '', DATA_DIR: dir, PORT: String(port) });

    expect(code).toBe(1);
    const files = await readdir(join(dir, 'postgres', 'cluster', 'data'));
    expect(files).toContain('PG_VERSION');
    expect(files).not.toContain('postmaster.pid');
  });

  it('says which of its ports is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();

    const port = String(typeof address === 'object' ? address?.port : '');
    const ends = await Promise.all([start({ PORT: port }), start({ METRICS_PORT: port })]);
    other.close();

    const said = `Port ${port} is taken by another program: set PORT or METRICS_PORT to another one.`;
    expect(ends).toEqual([
      { code: 1, said },
      { code: 1, said },
    ]);
  });
});
