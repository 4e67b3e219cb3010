import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { freePort } from './free-port.js';
import { ServerProcess } from './server-process.js';
import { Person } from './person.js';
import { testEnvironment } from './test-server.js';

/** A stream of a session that was ended is closed wherever it is read, not when a proxy or TCP finds it idle. */
const PATIENCE_MS = 15_000;

describe('Three processes on one database', () => {
  let database: TestDatabase;
  let dataDir: string;
  let servers: ServerProcess[];

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-processes-'));
    servers = await Promise.all(['a', 'b', 'c'].map((name) => start(name)));
  });

  afterAll(async () => {
    await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    await database[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true });
  });

  async function start(name: string): Promise<ServerProcess> {
    const place = { PORT: String(await freePort()), PUBLIC_URL: 'http://localhost', DATA_DIR: dataDir };
    const settings = { ...place, RATE_LIMIT_LOGIN_PER_MINUTE: '10' };
    return await ServerProcess.start(name, testEnvironment(database.url, settings));
  }

  const urlOf = (n: number) => servers[n % servers.length]?.url ?? '';

  it('together let an address guess no more passwords than one would', async () => {
    const guesses = Array.from({ length: 45 }, async (_, n) => {
      const email = `user${n % 5}@example.org`;
      return (await new Person(urlOf(n), null).post('/api/auth/login', { email, password: 'not the password' })).status;
    });

    const statuses = (await Promise.all(guesses)).toSorted();
    expect(statuses).toEqual(Array.from({ length: 45 }, (_, n) => (n < 10 ? 401 : 429)));
  });

  it('close the streams of somebody who signed out at another one', async () => {
    const ada = await Person.register(urlOf(0), 'Ada');
    const response = await ada.at(urlOf(1)).open('/api/chat/events', AbortSignal.timeout(PATIENCE_MS));
    const sessions = await ada.get<{ sessions: { id: string }[] }>('/api/auth/sessions');
    expect(response.status).toBe(200);

    await ada.ask('DELETE', `/api/auth/sessions/${sessions.body.sessions[0]?.id ?? ''}`);

    await response.text();
    expect((await ada.at(urlOf(2)).get('/api/auth/me')).status).toBe(401);
  });
});
