import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './database/data-source-options.js';
import { ENTITIES } from './entities.js';
import { createTestDatabase, type TestDatabase } from './testing/test-database.js';

describe('The schema', () => {
  let database: TestDatabase;
  let schema: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    schema = await new DataSource(dataSourceOptions(database.adminUrl, ENTITIES)).initialize();
  });

  afterAll(async () => {
    await schema.destroy();
    await database[Symbol.asyncDispose]();
  });

  it('is the same in the migrations and in the entities', async () => {
    const { upQueries } = await schema.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  /** Unique indexes, and foreign keys, whose first column is not the user. */
  const notByUser = (catalogue: string) =>
    schema.manager.query<{ name: string }[]>(`
      SELECT name FROM (${catalogue}) keys
      JOIN pg_class t ON t.oid = keys.of AND t.relnamespace = 'public'::regnamespace AND t.relname <> 'migrations'
      JOIN pg_attribute c ON c.attrelid = keys.of AND c.attnum = keys.first AND c.attname <> 'user_id'
      ORDER BY name
    `);

  it('keys rows by their user first, so that they can be spread by user, but for what finds the user', async () => {
    const keys = await notByUser(
      `SELECT indrelid AS of, indkey[0] AS first, indexrelid::regclass::text AS name FROM pg_index WHERE indisunique`,
    );

    expect(keys.map(({ name }) => name)).toEqual([
      'identities_once', // who comes from an identity provider
      'rate_counters_pkey', // addresses, before anybody has signed in
      'sessions_by_id', // who comes with a refresh token
      'users_email_key', // who signs in
      'users_pkey', // the user's own id
    ]);
  });

  it('lets rows refer to rows of the same user alone', async () => {
    const keys = await notByUser(
      `SELECT conrelid AS of, conkey[1] AS first, conname AS name FROM pg_constraint WHERE contype = 'f'`,
    );

    expect(keys).toEqual([]);
  });

  it('finds by an index what goes when the row it belongs to is erased', async () => {
    const keys = await schema.manager.query<{ name: string }[]>(`
      SELECT conname AS name FROM pg_constraint f WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        AND NOT EXISTS (
          SELECT FROM pg_index i WHERE indrelid = conrelid AND indpred IS NULL AND indisvalid
            AND conkey @> (indkey::int2[])[0:cardinality(conkey) - 1]
        )
    `);

    expect(keys).toEqual([]);
  });
});
