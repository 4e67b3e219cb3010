import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { type Estate, estateOf, type Kind, secretsOf } from './isolation/estate.js';
import { leaksIn, type Matrix, matrixOf } from './isolation/matrix.js';
import { dropPolicies, forgetFilters } from './isolation/sabotage.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

/** On a machine with much else to do. */
const TIMEOUT_MS = 120_000;

/** Those that a route asks for by their id. */
const KINDS: Kind[] = [
  'conversation',
  'message',
  'run',
  'waiting tool call',
  'approval',
  'task',
  'session',
  'mcp token',
];

describe('What is somebody’s', () => {
  let database: TestDatabase;
  let server: TestServer;
  let feedOfEve: Promise<string>;
  let ada: Estate;
  let eve: Estate;
  let matrix: Matrix;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await TestServer.on(database.url);
    const [first, second] = await Promise.all([server.person('Ada'), server.person('Eve')]);
    feedOfEve = feedUntil(second, 'The last title of Eve');
    feedOfEve.catch(() => undefined); // whoever chose another spec by its name hears nothing of it
    [ada, eve] = await Promise.all([estateOf(first), estateOf(second)]);
    matrix = await matrixOf(server.url, eve);
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  it(
    'is not there for anybody else, at any door, in any place, byte for byte',
    async () => {
      const before = await everythingOf(ada);

      const leaks = await leaksIn(matrix, ada);

      expect(leaks).toEqual([]);
      expect(await everythingOf(ada)).toEqual(before);
      expect(matrix.probes.length).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );

  it('is not told in the feed of anybody else', async () => {
    await ada.person.send(await ada.person.newConversation(), `Create a task called '${ada.canary} at last'`);
    await eve.person.post('/api/chat/conversations', { title: 'The last title of Eve' });

    const told = await feedOfEve;

    expect(told).toContain('The last title of Eve');
    expect(secretsOf(ada).filter((secret) => told.includes(secret))).toEqual([]);
  });
});

describe('The two guards of what is somebody’s', () => {
  let database: TestDatabase;
  let server: TestServer;
  let ada: Estate;
  let matrix: Matrix;

  beforeEach(async () => {
    database = await createTestDatabase();
    server = await TestServer.on(database.url);
    const [first, second] = await Promise.all([server.person('Ada'), server.person('Eve')]);
    const [hers, eve] = await Promise.all([estateOf(first), estateOf(second)]);
    ada = hers;
    matrix = await matrixOf(server.url, eve);
  });

  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  it(
    'hold without the filters in the statements: the policies of the database are enough',
    async () => {
      using sabotage = forgetFilters();

      expect(await leaksIn(matrix, ada, KINDS)).toEqual([]);
      expect(sabotage.forgotten.size).toBeGreaterThan(30);
    },
    TIMEOUT_MS,
  );

  it(
    'hold without the policies of the database: the filters in the statements are enough',
    async () => {
      await dropPolicies(database.adminUrl);

      expect(await leaksIn(matrix, ada, KINDS)).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'are seen to be missing when both are: what is above would have told',
    async () => {
      await dropPolicies(database.adminUrl);
      using sabotage = forgetFilters();

      const leaks = await leaksIn(matrix, ada, KINDS);

      expect(sabotage.forgotten.size).toBeGreaterThan(30);

      const betrayed = new Set(leaks.map((leak) => leak.split('another’s ')[1]));
      for (const kind of KINDS) expect([...betrayed]).toContain(kind);
    },
    TIMEOUT_MS,
  );
});

/** All that a person's feed tells until it holds the text. */
async function feedUntil(person: Person, text: string): Promise<string> {
  const leaving = new AbortController();
  let told = '';
  for await (const event of await person.feed(leaving.signal)) {
    told += JSON.stringify(event);
    if (told.includes(text)) break;
  }
  leaving.abort();
  return told;
}

async function everythingOf({ person }: Estate): Promise<string[]> {
  const { text } = await person.file('/api/auth/me/export');
  return text.split('\n').filter((line) => !line.includes('"type":"session"'));
}
