import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type ConversationPage } from '../../src/conversations/conversations.dto.js';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { postgresAccount } from '../../src/database/postgres-account.js';
import { PostgresCluster } from '../../src/database/postgres-cluster.js';
import { BARE_ENVIRONMENT } from '../bare-environment.js';
import { freePort } from '../free-port.js';
import { orInterrupted } from '../interruption.js';
import { ServerProcess } from '../server-process.js';
import { Person } from '../person.js';
import { testEnvironment } from '../test-server.js';
import { layDown, takeBaseBackup } from './base-backup.js';

const ADA = { email: 'ada@example.org', password: 'a sentence is fine' };

async function smoke(url: string, ...flags: string[]): Promise<void> {
  const env = { ...BARE_ENVIRONMENT, SMOKE_EMAIL: ADA.email, SMOKE_PASSWORD: ADA.password };
  const child = spawn(process.execPath, ['scripts/smoke.mjs', url, ...flags], { env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null]; // what node emits
  if (code !== 0) throw new Error('The smoke test failed');
}

async function signIn(url: string, path: string): Promise<Person> {
  const { body } = await new Person(url, null).post<{ access_token: string }>(`/api/auth/${path}`, ADA);
  return new Person(url, body.access_token);
}

/** Everything that the person sees in their conversations. */
async function everythingOf(person: Person): Promise<unknown[]> {
  const { body } = await person.get<ConversationPage>('/api/chat/conversations');
  return await Promise.all(
    body.conversations.map(async (conversation) => [conversation, await person.messages(conversation.id)]),
  );
}

async function startServer(url: string): Promise<ServerProcess> {
  const port = await freePort();
  return await ServerProcess.start('restore', testEnvironment(url, { PORT: String(port), NODE_ENV: 'production' }));
}

/** Works with a PostgreSQL below `dir`, at the head of the schema; leaves none behind, however that ends. */
async function withPostgres<T>(dir: string, work: (postgres: EmbeddedPostgres) => Promise<T>): Promise<T> {
  try {
    const postgres = await EmbeddedPostgres.start({ dir });
    await migrate({ adminUrl: postgres.adminUrl, url: postgres.url });
    return await orInterrupted(work(postgres));
  } finally {
    await new PostgresCluster(dir, await postgresAccount(dir)).stop();
  }
}

/** A server in use; answers what Ada had when the backup of its working database was done. */
function liveThrough(dir: string, backup: string): Promise<unknown[]> {
  return withPostgres(dir, async (postgres) => {
    await using server = await startServer(postgres.url);
    const ada = await signIn(server.url, 'register');
    await smoke(server.url, '--keep');
    const before = await everythingOf(ada);
    const conversation = await ada.newConversation(); // somebody goes on talking meanwhile
    const answering = ada.send(conversation, 'Show markdown');
    await takeBaseBackup(postgres.adminUrl, join(dir, 'cluster/data'), backup);
    await answering;
    await server.end('SIGTERM');
    return before;
  });
}

/** The same in an empty place, from the backup alone. */
function comeBack(dir: string, before: readonly unknown[]): Promise<void> {
  return withPostgres(dir, async (postgres) => {
    await using server = await startServer(postgres.url);
    const after = await everythingOf(await signIn(server.url, 'login'));
    const lost = before.filter((conversation) => !after.some((other) => isDeepStrictEqual(other, conversation)));
    if (before.length === 0 || lost.length > 0)
      throw new Error(`Conversations that are not as they were: ${lost.length}`);
    await smoke(server.url);
    await server.end('SIGTERM');
  });
}

const parent = await mkdtemp(join(tmpdir(), 'chatkeep-restore-'));
await chmod(parent, 0o755);
const [first, second, backup] = ['first', 'second', 'backup'].map((name) => join(parent, name));
if (!first || !second || !backup) throw new Error('There are three folders');
try {
  const before = await liveThrough(first, backup);
  console.log(`The backup is ${execFileSync('du', ['-sm', backup], { encoding: 'utf8' }).split('\t')[0]} MB.`);
  await layDown(backup, first, second);
  await rm(first, { recursive: true });
  await comeBack(second, before);
  console.log(`Conversations that are as they were: ${before.length}, all of them. Everything held.`);
} finally {
  await rm(parent, { recursive: true, force: true });
}
