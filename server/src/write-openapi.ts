import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config } from './config/config.js';
import { EmbeddedPostgres } from './database/embedded-postgres.js';
import { migrate } from './database/migrate.js';
import { openApiDocument } from './openapi.js';
import { createApp } from './server.js';

/** Writes the OpenAPI document of the built server to the file named on the command line. */
async function main(file: string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'chatkeep-openapi-'));
  const postgres = await EmbeddedPostgres.start({ dir: join(dir, 'postgres'), settings: { fsync: 'off' } });
  try {
    await migrate({ adminUrl: postgres.adminUrl, url: postgres.url });
    const app = await createApp(Config.read({ DATA_DIR: dir, LOG_LEVEL: 'error' }), postgres.url);
    await writeFile(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
    await app.close();
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

await main(process.argv[2] ?? 'server/openapi.json');
