import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../../dist/server/server/src/database/embedded-postgres.js';

/** Ends the PostgreSQL of the test run and removes its files. */
export default async function stopPostgres() {
  const parent = process.env['TEST_POSTGRES_DIR'];
  if (parent === undefined) return;
  const postgres = await EmbeddedPostgres.start({ dir: join(parent, 'postgres') });
  await postgres.stop();
  await rm(parent, { recursive: true, force: true });
}
