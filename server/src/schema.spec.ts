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

  it('forces row level security on every table that holds rows of a user', async () => {
    const open: { table: string }[] = await schema.query(`
      SELECT c.relname AS table FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname IN ('user_id', 'password_hash')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`);

    expect(open).toEqual([]);
  });

  it("begins every key of a user's table with the user", async () => {
    const keys: { table: string; first: string }[] = await schema.query(`
      SELECT c.relname AS table, a.attname AS first FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('users', 'migrations')`);

    expect(keys.filter(({ first }) => first !== 'user_id')).toEqual([]);
    expect(keys.length).toBeGreaterThan(7);
  });

  it('points at parents by user and id alone, so that no child can be attached to a stranger', async () => {
    const loose: { name: string }[] = await schema.query(`
      SELECT conname AS name FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confrelid <> 'users'::regclass
        AND cardinality(conkey) < 2`);

    expect(loose).toEqual([]);
  });
});
