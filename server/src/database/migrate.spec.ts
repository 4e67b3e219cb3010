import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migratingOptions } from './data-source-options.js';
import { Database } from './database.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { DatabaseRefused, proveIsolation } from './isolation-proof.js';
import { migrate } from './migrate.js';
import { pendingMigrations } from './schema-head.js';

describe(migrate, () => {
  let parent: string;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'chatkeep-migrate-'));
    await chmod(parent, 0o755);
    postgres = await EmbeddedPostgres.start({ dir: join(parent, 'postgres'), settings: { fsync: 'off' } });
  });

  afterAll(async () => {
    await postgres.stop();
    await rm(parent, { recursive: true });
  });

  /** A database of its own for a login of its own, as an operator would make them. */
  const databaseOf = async (login: string, rights: string): Promise<string> => {
    const admin = new Client({ connectionString: postgres.adminUrl });
    await admin.connect();
    await admin.query(`CREATE ROLE ${login} LOGIN ${rights} PASSWORD 'secret'`);
    await admin.query(`CREATE DATABASE ${login} OWNER ${login}`);
    await admin.end();
    const url = new URL(postgres.adminUrl);
    Object.assign(url, { username: login, password: 'secret', pathname: `/${login}` });
    return url.href;
  };

  const open = async (url: string) => await new DataSource(dataSourceOptions(url)).initialize();

  it('needs no superuser: one login that may create roles is enough, also when two start at once', async () => {
    const url = await databaseOf('operator', 'CREATEROLE');

    await Promise.all([migrate({ adminUrl: url, url }), migrate({ adminUrl: url, url })]);

    const dataSource = await open(url);
    expect(await pendingMigrations(new Database(dataSource))).toEqual([]);
    await expect(proveIsolation(dataSource)).resolves.toBeUndefined();
    await dataSource.destroy();
  });

  it('gives a migration all the time that it takes, but does not let it wait long for a lock', async () => {
    const dataSource = await new DataSource(migratingOptions(postgres.adminUrl)).initialize();

    const rows: unknown = await dataSource.query(
      `SELECT current_setting('statement_timeout') AS whole, current_setting('lock_timeout') AS lock`,
    );

    expect(rows).toEqual([{ whole: '0', lock: '4s' }]);
    await dataSource.destroy();
  });

  it('leaves nothing to do for a second run', async () => {
    await migrate({ adminUrl: postgres.adminUrl, url: postgres.url });

    await expect(migrate({ adminUrl: postgres.adminUrl, url: postgres.url })).resolves.toBeUndefined();
  });

  it('does not make a login fit that sees all rows by its nature', async () => {
    const dataSource = await open(postgres.adminUrl);

    await expect(proveIsolation(dataSource)).rejects.toThrow(DatabaseRefused);
    await dataSource.destroy();
  });

  it('can be undone step by step', async () => {
    const url = await databaseOf('undone', 'SUPERUSER');
    await migrate({ adminUrl: url, url });
    const dataSource = await open(url);

    for (let left = dataSource.migrations.length; left > 0; left--) await dataSource.undoLastMigration();

    const tables = await dataSource.manager.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    expect(tables.map(({ name }) => name)).toEqual(['migrations']);
    await dataSource.destroy();
  });
});
