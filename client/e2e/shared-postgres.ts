import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client } from 'pg';
import { connectedTo } from '../../server/src/testing/as-admin.js';

/** How a database in the PostgreSQL of the server that all specs share is reached: by its owner, and by a server. */
export async function addresses(database = 'chatkeep'): Promise<{ readonly adminUrl: string; readonly url: string }> {
  const home = join(process.env['E2E_DATA_DIR'] ?? '', 'postgres');
  const read = (file: string) => readFile(join(home, file), 'utf8');
  const [, , , port] = (await read('cluster/data/postmaster.pid')).split('\n');
  const address = (login: string, password: string) =>
    `postgres://${login}:${password.trim()}@127.0.0.1:${port}/${database}`;
  return {
    adminUrl: address('postgres', await read('postgres-password')),
    url: address('chatkeep', await read('chatkeep-password')),
  };
}

/** Works on the database of the server that all specs share, past every rule on whose rows are whose. */
export async function onSharedDatabase<T>(work: (db: Client) => Promise<T>): Promise<T> {
  const { adminUrl } = await addresses();
  return await connectedTo(adminUrl, work);
}
