import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Config } from '../../src/config/config.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { proveIsolation } from '../../src/database/isolation-proof.js';
import { migrate } from '../../src/database/migrate.js';
import { connectedTo } from '../../src/testing/as-admin.js';

describe('A new installation', () => {
  let parent: string;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'chatkeep-installation-'));
    await chmod(parent, 0o755);
    postgres = await EmbeddedPostgres.start({ dir: join(parent, 'postgres'), settings: { fsync: 'off' } });
  });

  afterAll(async () => {
    await postgres.stop();
    await rm(parent, { recursive: true });
  });

  /** Roles are the cluster's, so they outlive their database. */
  afterEach(() =>
    inOrder(postgres.adminUrl, [
      'DROP DATABASE IF EXISTS fresh WITH (FORCE)',
      'DROP ROLE IF EXISTS chatkeep_app, chatkeep_system, fresh, fresh_migrations',
    ]),
  );

  const makeSecrets = () => parseEnv(execFileSync('sh', ['docker/secrets.sh'], { encoding: 'utf8' }));

  it('gets secrets of its own, which the server takes', () => {
    const [made, other] = [makeSecrets(), makeSecrets()];

    const values = [made, other].flatMap((secrets) => Object.values(secrets));
    expect(new Set(values).size).toBe(10);
    expect(() => Config.read({ ...made, DATABASE_URL: 'postgres://chatkeep@db/chatkeep' })).not.toThrow();
  });

  it('migrates with one login and serves with another, which sees the rows of nobody', async () => {
    const secrets = makeSecrets();
    await inOrder(postgres.adminUrl, loginsSql(secrets));
    const adminUrl = address(postgres.adminUrl, 'fresh_migrations', secrets['MIGRATIONS_PASSWORD']);
    const url = address(postgres.adminUrl, 'fresh', secrets['SERVER_PASSWORD']);

    await migrate({ adminUrl, url });

    const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
    await expect(proveIsolation(dataSource)).resolves.toBeUndefined();
    await expect(dataSource.query('SELECT FROM users')).rejects.toThrow('permission denied');
    await dataSource.destroy();
  });

  it('has the roles that a restore needs by the statements of the documentation', async () => {
    const statements = [...readFileSync('docs/operations.md', 'utf8').matchAll(/ -c '([^']+)'/g)].map(
      ([, sql = '']) => sql,
    );
    const secrets = makeSecrets();
    await inOrder(postgres.adminUrl, loginsSql(secrets));

    await inOrder(
      postgres.adminUrl,
      statements.map((sql) => sql.replaceAll('chatkeep_migrations', 'fresh_migrations')),
    );

    const adminUrl = address(postgres.adminUrl, 'fresh_migrations', secrets['MIGRATIONS_PASSWORD']);
    const url = address(postgres.adminUrl, 'fresh', secrets['SERVER_PASSWORD']);
    await expect(migrate({ adminUrl, url })).resolves.toBeUndefined();
    expect(statements.length).toBe(3);
  });
});

/** What psql makes of the file, under names that are free here. */
function loginsSql(secrets: NodeJS.Dict<string>): string[] {
  const text = readFileSync('docker/postgres/logins.sql', 'utf8').replaceAll(/\bchatkeep(?=\b|_)/g, 'fresh');
  const variables = new Map(
    [...text.matchAll(/^\\getenv (\w+) (\w+)$/gm)].map(([, name, from = '']) => [name, secrets[from]]),
  );
  const statements = text
    .replaceAll(/^(--|\\).*$/gm, '')
    .replaceAll(/:'(\w+)'/g, (_, name) => `'${variables.get(String(name)) ?? ''}'`);
  return statements.split(';').filter((statement) => statement.trim() !== '');
}

function address(url: string, login: string, password = ''): string {
  return Object.assign(new URL(url), { username: login, password, pathname: '/fresh' }).href;
}

async function inOrder(connectionString: string, statements: readonly string[]): Promise<void> {
  await connectedTo(connectionString, async (db) => {
    for (const statement of statements) await db.query(statement);
  });
}
