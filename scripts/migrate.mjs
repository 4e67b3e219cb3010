// Brings the database at DATABASE_URL to the schema's head.
import { existsSync } from 'node:fs';
import { build } from './build.mjs';

await build();
if (existsSync('.env')) process.loadEnvFile('.env');
await import('../dist/server/server/src/migrate.js');
