import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { servingOptions } from './data-source-options.js';
import { Database } from './database.js';

const USERS = Array.from({ length: 20 }, () => ({ id: randomUUID() }));
const CONNECTIONS = 3;

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
