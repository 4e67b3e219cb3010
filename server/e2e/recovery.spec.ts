import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asAdmin } from '../src/testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { foldedText } from './folded-text.js';
import { freePort } from './free-port.js';
import { Samples } from './observability/samples.js';
import { type NumberedEvent, Person } from './person.js';
import { ServerProcess } from './server-process.js';
import { testEnvironment } from './test-server.js';

const VERY_LONG = 'A long answer of 240 words [[pace:40]]';
const LONG = 'A long answer of 120 words [[pace:25]]';

describe('A server that dies', () => {
  let database: TestDatabase;
  let dataDir: string;
  let port: number;
  let server: ServerProcess;
  let ada: Person;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-recovery-'));
    port = await freePort();
    server = await start(port);
    ada = await Person.register(server.url, 'Ada');
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true });
  });

  const start = async (at?: number): Promise<ServerProcess> => {
    const PORT = String(at ?? (await freePort()));
    const settings = { PORT, PUBLIC_URL: 'http://localhost', DATA_DIR: dataDir, SHUTDOWN_GRACE_MS: '200' };
    return await ServerProcess.start(`at ${PORT}`, testEnvironment(database.url, settings));
  };

  it('is survived by the answer it was writing, and by every message that was accepted', async () => {
    const id = await ada.newConversation();
    const { run } = await ada.sendAsync(id, 'A long answer of 120 words [[pace:25]]');
    const seen = await readSome(ada.follow(run.id), 12);
    await server.end('SIGKILL');

    server = await start(port);

    const events = [...seen, ...(await ada.all(run.id, seen.length))];
    const { messages } = await ada.messages(id);
    expect(messages.map(({ role, status }) => [role, status])).toEqual([
      ['user', 'complete'],
      ['assistant', 'complete'],
    ]);
    expect(events.map((event) => event.id)).toEqual(events.map((_, index) => index + 1));
    expect(foldedText(events.map(({ event }) => event))).toBe(messages[1]?.content);
  }, 40_000);

  it('hands its answers over to another one when it is asked to stop, which nobody has to find out first', async () => {
    await using other = await start();
    const elsewhere = ada.at(other.url);
    const sent = await Promise.all([1, 2, 3].map(async () => await ada.sendAsync(await ada.newConversation(), LONG)));
    const reading = sent.map(({ run }) => elsewhere.all(run.id));
    await Promise.all(sent.map(({ run }) => readSome(ada.follow(run.id), 12)));

    const exitCode = await server.end('SIGTERM');

    expect(exitCode).toBe(0);
    const told = await Promise.all(reading);
    for (const events of told) {
      expect(events.map((event) => event.id)).toEqual(events.map((_, index) => index + 1));
      expect(events.at(-1)?.event).toMatchObject({ type: 'run.updated', run: { status: 'completed' } });
    }
    const stories = told.map(statuses); // the other one may have taken an answer from the start
    expect(stories).toContainEqual(['queued', 'running', 'running', 'completed']);
    expect(await rescuedBy(other)).toBe(0);
  }, 40_000);

  it('is not taken for dead when it only has to connect to the database again, and when killed is missed before its lease lapses', async () => {
    await using victim = await start();
    await using other = await start();
    const [here, elsewhere] = [ada.at(victim.url), ada.at(other.url)];
    const { run } = await here.sendAsync(await here.newConversation(), VERY_LONG);
    await readSome(here.follow(run.id), 12);

    await dropListeners(database);
    await untilSaid(here.follow(run.id), 110);
    const before = await claimsOf(database, run.id);
    await victim.end('SIGKILL');

    const events = await elsewhere.all(run.id);
    expect(before).toBe(1);
    expect(statuses(events).at(-1)).toBe('completed');
    expect(await rescuedBy(other, server)).toBe(1);
  }, 60_000);
});

/** How many runs those that live have taken from processes that they missed, not got from them or found with a lapsed lease. */
async function rescuedBy(...servers: readonly ServerProcess[]): Promise<number> {
  const ports = servers.filter(({ isAlive }) => isAlive).map(({ url }) => Number(new URL(url).port));
  const samples = await Promise.all(ports.map((port) => Samples.of(port)));
  return samples.reduce((sum, told) => sum + told.get('chatkeep_runs_rescued_total'), 0);
}

/** How the run stood, one after the other. */
function statuses(events: readonly NumberedEvent[]): string[] {
  return events.flatMap(({ event }) => (event.type === 'run.updated' ? [event.run.status] : []));
}

async function readSome(events: AsyncGenerator<NumberedEvent>, count: number): Promise<NumberedEvent[]> {
  const seen: NumberedEvent[] = [];
  for await (const event of events) if (seen.push(event) === count) break;
  return seen;
}

/** Reads until the answer has so many words: a server with much to do tells many of them in one event. */
async function untilSaid(source: AsyncGenerator<NumberedEvent>, words: number): Promise<void> {
  const events: NumberedEvent['event'][] = [];
  for await (const { event } of source) {
    events.push(event);
    if (foldedText(events).split(' ').length >= words) return;
  }
}

/** Ends the connections over which the servers hear each other, as a proxy or a restart would. */
async function dropListeners(database: TestDatabase): Promise<void> {
  await asAdmin(
    database,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'chatkeep listener' AND datname = current_database()`,
  );
}

/** How often processes have begun to work on the run. */
async function claimsOf(database: TestDatabase, runId: string): Promise<number | undefined> {
  const [row] = await asAdmin<{ epoch: number }>(database, `SELECT epoch FROM runs WHERE id = $1`, [runId]);
  return row?.epoch;
}
