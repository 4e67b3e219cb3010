// Takes away everything that installing did not bring: data, builds and caches: npm run reset
// It asks nothing. It refuses while a server runs on that data; a PostgreSQL of your own (DATABASE_URL) is left alone.
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const MADE = ['dist', '.nx', '.angular', 'tmp', 'test-results', 'playwright-report', 'coverage'];
const KEPT_AS_DATA = ['postgres', 'jwt-secret', 'secret-key'];

if (existsSync('.env')) process.loadEnvFile('.env');
const data = process.env.DATA_DIR?.trim() || './.data';
const postgres = join(data, 'postgres');

/** The number and the port of the data's own PostgreSQL; a killed server leaves it running. */
function running() {
  const file = join(postgres, 'cluster/data/postmaster.pid');
  const [pid, , , port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').map(Number) : [];
  return pid && isAlive(pid) ? { pid, port } : null;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether a server, or anybody else, is connected. */
async function isInUse(port) {
  const password = readFileSync(join(postgres, 'postgres-password'), 'utf8').trim();
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  await client.connect();
  const others = `backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  const { rowCount } = await client.query(`SELECT FROM pg_stat_activity WHERE ${others}`);
  await client.end();
  return rowCount > 0;
}

const database = running();
if (database && (await isInUse(database.port))) {
  console.error(`A server runs on ${data}: stop it first.`);
  process.exit(1);
}
if (database) process.kill(database.pid, 'SIGINT');
while (database && isAlive(database.pid)) await pause(50);

for (const path of [...MADE, ...KEPT_AS_DATA.map((name) => join(data, name))])
  rmSync(path, { recursive: true, force: true });
if (existsSync(data) && readdirSync(data).length === 0) rmdirSync(data);
console.log(`Data in ${data}, builds and caches are gone. "npm start" begins anew.`);
