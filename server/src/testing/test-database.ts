import { randomBytes } from 'node:crypto';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { servingOptions } from '../database/data-source-options.js';
import { Database } from '../database/database.js';
import { connectedTo } from './as-admin.js';

/** A migrated database of its own for one spec file, with the login that a server would use. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  readonly adminUrl: string;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onCluster(`CREATE DATABASE ${name} TEMPLATE chatkeep`);
  return {
    url: address('TEST_POSTGRES_URL', name),
    adminUrl: address('TEST_POSTGRES_ADMIN_URL', name),
    [Symbol.asyncDispose]: () => onCluster(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** A `Database` on a database of its own; both end with the scope. */
export async function openTestDatabase(entities: NonNullable<DataSourceOptions['entities']>) {
  const own = await createTestDatabase();
  const dataSource = await new DataSource(servingOptions(own.url, entities)).initialize();
  return {
    database: new Database(dataSource),
    dataSource,
    url: own.url,
    adminUrl: own.adminUrl,
    [Symbol.asyncDispose]: async () => {
      await dataSource.destroy();
      await own[Symbol.asyncDispose]();
    },
  };
}

function address(variable: string, database: string): string {
  const base = process.env[variable];
  if (base === undefined) throw new Error('Run the tests through jest: its global setup starts PostgreSQL');
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.href;
}

async function onCluster(sql: string): Promise<void> {
  await connectedTo(address('TEST_POSTGRES_ADMIN_URL', 'postgres'), (db) => db.query(sql));
}
