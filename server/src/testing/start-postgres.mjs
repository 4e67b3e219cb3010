import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../../dist/server/server/src/database/embedded-postgres.js';
import { migrate } from '../../../dist/server/server/src/database/migrate.js';

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * One PostgreSQL for the whole test run; its first database is the template of all others. jest loads this file before
 * its own module loader is up, so it imports the built server.
 */
export default async function startPostgres() {
  const parent = await mkdtemp(join(tmpdir(), 'chatkeep-test-'));
  await chmod(parent, 0o755);
  const postgres = await EmbeddedPostgres.start({ dir: join(parent, 'postgres'), settings: FAST });
  await migrate({ adminUrl: postgres.adminUrl, url: postgres.url });
  process.env['TEST_POSTGRES_DIR'] = parent;
  process.env['TEST_POSTGRES_URL'] = postgres.url;
  process.env['TEST_POSTGRES_ADMIN_URL'] = postgres.adminUrl;
}
