import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import { StreamLeases } from '../src/limits/stream-leases.js';
import { asAdmin } from '../src/testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { ThreeProcesses, times } from './three-processes.js';

const LIMITS = { MAX_STREAMS_PER_USER: '3' };

describe('MAX_STREAMS_PER_USER', () => {
  let database: TestDatabase;
  let processes: ThreeProcesses;
  let ada: Person;

  beforeAll(async () => {
    database = await createTestDatabase();
    processes = await ThreeProcesses.on(database.url, LIMITS);
  });

  beforeEach(async () => {
    ada = await processes.at(0).person('Ada');
  });

  afterAll(async () => {
    await processes[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** Opens the feed at the process; whether it was let in. */
  const isOpened = async (n: number, signal: AbortSignal): Promise<boolean> => {
    const { status } = await ada.at(processes.at(n).url).open('/api/chat/events', signal);
    return status === 200;
  };

  it('keeps so many streams of a user open at once, over all processes', async () => {
    const closing = new AbortController();

    const opened = await times(8, (n) => isOpened(n, closing.signal));

    expect(opened.filter(Boolean)).toHaveLength(3);
    const { run } = await ada.sendAsync(await ada.newConversation(), 'Hello');
    expect((await ada.get(`/api/chat/runs/${run.id}/events`)).status).toBe(429);
    closing.abort();
  });

  it('gives the place of a closed stream to the next one', async () => {
    const [first, others] = [new AbortController(), new AbortController()];
    await isOpened(0, first.signal);
    await times(2, (n) => isOpened(n, others.signal));

    first.abort();

    while (!(await isOpened(1, others.signal))); // the server may not know yet that the reader has gone
    others.abort();
  });

  it('counts the streams of a process that has died no more', async () => {
    const closing = new AbortController();
    await times(3, (n) => isOpened(n, closing.signal));

    await processes
      .at(0)
      .get(Database)
      .system((db) => db.query(`UPDATE open_streams SET expires_at = now()`));

    expect(await isOpened(0, closing.signal)).toBe(true);
    closing.abort();
  });

  it('keeps the place of a stream for as long as it is open', async () => {
    const closing = new AbortController();
    await times(3, () => isOpened(0, closing.signal));
    await processes
      .at(0)
      .get(Database)
      .system((db) => db.query(`UPDATE open_streams SET expires_at = now()`));

    await processes.at(0).get(StreamLeases).renew();

    expect(await isOpened(1, closing.signal)).toBe(false);
    closing.abort();
  });

  /** Who of that name holds which places. */
  const places = async (person: Person) => {
    const { id } = (await person.get<{ id: string }>('/api/auth/me')).body;
    const rows = await asAdmin<{ id: string }>(database, 'SELECT id FROM open_streams WHERE user_id = $1', [id]);
    return { owner: { id }, ids: rows.map((row) => row.id) };
  };

  it('keeps the place of a closed stream for the next one of its user for a moment, and for nobody else', async () => {
    const eve = await processes.at(0).person('Eve');
    const leases = processes.at(0).get(StreamLeases);
    const { owner } = await places(ada);
    const release = await leases.take(owner);
    const { ids: first } = await places(ada);

    release();
    const releaseOther = await leases.take((await places(eve)).owner);
    const releaseNext = await leases.take(owner);

    expect((await places(ada)).ids).toEqual(first);
    expect((await places(eve)).ids).not.toEqual(first);
    releaseOther();
    releaseNext();
    while ((await places(ada)).ids.length > 0);
  });

  it('gives the places of a process back that ends', async () => {
    const ending = await TestServer.on(database.url, LIMITS);
    const { owner } = await places(ada);
    const release = await ending.get(StreamLeases).take(owner);
    release();

    await ending[Symbol.asyncDispose]();

    expect((await places(ada)).ids).toEqual([]);
  });
});
