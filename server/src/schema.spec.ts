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
});
