import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { asAdmin } from '../testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { servingOptions } from './data-source-options.js';
import { Database } from './database.js';

const USERS = Array.from({ length: 20 }, () => ({ id: randomUUID() }));
const CONNECTIONS = 3;

const times = <T>(count: number, work: () => T): T[] => Array.from({ length: count }, work);

describe('The pool of connections', () => {
  let test: TestDatabase;
  let dataSource: DataSource;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    const options = servingOptions(test.url, []);
    dataSource = await new DataSource({
      ...options,
      extra: { ...(options.extra as object), max: CONNECTIONS, connectionTimeoutMillis: 20_000 },
    }).initialize(); // the same kind of database, with fewer connections
    database = new Database(dataSource);
    for (const { id } of USERS) {
      await database.system((db) =>
        db.query(`INSERT INTO users (id, email) VALUES ($1, $2)`, [id, `${id}@example.org`]),
      );
      await database.as({ id }, (db) =>
        db.query(`INSERT INTO tasks (user_id, title) VALUES ($1, $2)`, [id, `of ${id}`]),
      );
    }
  });

  afterAll(async () => {
    await dataSource.destroy();
    await test[Symbol.asyncDispose]();
  });

  const ways = [
    (user: { id: string }) => database.as(user, (db) => db.query<{ title: string }[]>(`SELECT title FROM tasks`)),
    (user: { id: string }) => database.rowsAs(user, `SELECT title FROM tasks WHERE title <> $1`, ['']),
  ];

  /** Ways for a request to end in the middle of its work. */
  const aborts = [
    (user: { id: string }) => database.as(user, () => Promise.reject(new Error('The client has gone'))),
    (user: { id: string }) => database.as(user, (db) => db.query('SELECT nonsense')),
    (user: { id: string }) =>
      database.as(user, (db) => db.query(`SET LOCAL statement_timeout = 5; SELECT pg_sleep(1), title FROM tasks`)),
    (user: { id: string }) =>
      database.as(user, (db) => db.query(`SELECT title, pg_terminate_backend(pg_backend_pid()) FROM tasks`)),
    (user: { id: string }) => database.rowsAs(user, `SELECT title, nonsense FROM tasks WHERE title <> $1`, ['']),
    (user: { id: string }) => database.rowsAs(user, `SELECT title::int FROM tasks WHERE title <> $1`, ['']),
    (user: { id: string }) => database.rowsAs(user, `SELECT pg_terminate_backend(pg_backend_pid()), $1`, ['']),
  ];

  it("gives nobody another's rows, however many share it and break off, and is whole afterwards", async () => {
    const requests = Array.from({ length: 200 }, async (_, n) => {
      const user = USERS[n % USERS.length] ?? { id: '' };
      const abort = n % 3 === 0 ? aborts[(n / 3) % aborts.length] : undefined;
      if (abort)
        return {
          user,
          rows: await abort(user).then(
            () => 'not aborted',
            () => 'aborted',
          ),
        };
      return { user, rows: await ways[n % ways.length]?.(user) };
    });

    const answers = await Promise.all(requests);

    expect(answers.filter(({ rows }) => rows === 'aborted')).toHaveLength(67);
    for (const { user, rows } of answers) if (rows !== 'aborted') expect(rows).toEqual([{ title: `of ${user.id}` }]);
    expect(await states()).toEqual(Array.from({ length: CONNECTIONS }, () => ({ user: null, role: 'none' })));
  });

  it('gives nobody a connection that is about to die', async () => {
    const [ada = { id: '' }] = USERS;
    const long = times(CONNECTIONS, () => database.rowsAs(ada, `SELECT pg_sleep(20), $1`, ['']));
    const others = times(5 * CONNECTIONS, () =>
      database.rowsAs(ada, `SELECT title FROM tasks WHERE title <> $1`, ['']),
    );

    const ended = Promise.allSettled(long);
    await killAll();

    expect(await ended).toMatchObject(long.map(() => ({ reason: { code: '57P01' } })));
    expect(await Promise.all(others)).toEqual(others.map(() => [{ title: `of ${ada.id}` }]));
  });

  it('goes on with a connection whose very first statement was refused', async () => {
    const [ada = { id: '' }] = USERS;
    const long = times(CONNECTIONS, () => database.rowsAs(ada, `SELECT pg_sleep(20), $1`, ['']));
    await Promise.all([killAll(), Promise.allSettled(long)]);

    const refused = times(CONNECTIONS, () => database.rowsAs({ id: 'no\0body' }, `SELECT $1`, ['']));
    const ended = await Promise.allSettled(refused);
    const rows = times(CONNECTIONS, () => database.rowsAs(ada, `SELECT title FROM tasks WHERE title <> $1`, ['']));

    expect(ended).toMatchObject(refused.map(() => ({ status: 'rejected' })));
    expect(await Promise.all(rows)).toEqual(rows.map(() => [{ title: `of ${ada.id}` }]));
  });

  /** Ends all connections of the pool, once each is asleep in a statement. */
  async function killAll(): Promise<void> {
    const asleep = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`;
    while ((await asAdmin(test, `SELECT ${asleep}`)).length < CONNECTIONS);
    await asAdmin(test, `SELECT pg_terminate_backend(pid) ${asleep}`);
  }

  /** What each connection remembers of its last transaction; all of the pool are held at once. */
  async function states(): Promise<unknown[]> {
    const runners = Array.from({ length: CONNECTIONS }, () => dataSource.createQueryRunner());
    await Promise.all(runners.map((runner) => runner.connect()));
    const rows = await Promise.all(
      runners.map((runner) =>
        runner.manager.query<unknown[]>(
          `SELECT nullif(current_setting('app.user_id', true), '') AS user, current_setting('role') AS role`,
        ),
      ),
    );
    await Promise.all(runners.map((runner) => runner.release()));
    return rows.flat();
  }
});
