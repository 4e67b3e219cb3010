import { type Database } from './database.js';
import { MIGRATIONS } from './migrations.js';

/** The names of the migrations that this database still lacks. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const done = await database.system<{ name: string }[]>((db) => db.query('SELECT name FROM migrations'));
  const names = new Set(done.map(({ name }) => name));
  return MIGRATIONS.map(({ name }) => name).filter((name) => !names.has(name));
}

/** How far behind a schema is that lacks some migrations, in words. */
export function behind({ length }: readonly string[]): string {
  return `${length} ${length === 1 ? 'migration' : 'migrations'} behind`;
}
