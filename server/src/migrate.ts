import 'reflect-metadata';
import { Config } from './config/config.js';
import { migrate } from './database/migrate.js';

/** Brings the configured database to the schema's head: a step of a release, before its servers start. */
const { url, migrationsUrl } = Config.read(process.env).database;
if (url === undefined) {
  process.stdout.write('DATABASE_URL is not set: the embedded database is migrated by the server itself.\n');
} else {
  await migrate({ adminUrl: migrationsUrl ?? url, url });
  process.stdout.write('The database is at the head of the schema.\n');
}
