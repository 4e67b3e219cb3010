import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EntityManager } from 'typeorm';
import { asAdmin } from '../testing/as-admin.js';
import { openTestDatabase } from '../testing/test-database.js';
import { Database } from './database.js';
import { isDatabaseAway } from './database-away.js';
import { proveIsolation } from './isolation-proof.js';
import { pendingMigrations } from './schema-head.js';

describe(Database, () => {
  let test: Awaited<ReturnType<typeof openTestDatabase>>;
  const ada = { id: randomUUID() };
  const eve = { id: randomUUID() };

  beforeAll(async () => {
    test = await openTestDatabase([]);
    await test.database.system((db) =>
      db.query(
        `INSERT INTO users (id, email, password_hash) VALUES ($1, 'ada@example.org', ''), ($2, 'eve@example.org', '')`,
        [ada.id, eve.id],
      ),
    );
    await test.database.as(ada, (db) =>
      db.query(`INSERT INTO conversations (user_id, title) VALUES ($1, 'Hers')`, [ada.id]),
    );
  });

  afterAll(() => test[Symbol.asyncDispose]());

  const titles = (db: { query(sql: string): Promise<unknown> }) => db.query('SELECT title FROM conversations');

  it("shows a user's rows to that user alone, even without a where", async () => {
    expect(await test.database.as(ada, titles)).toEqual([{ title: 'Hers' }]);
    expect(await test.database.as(eve, titles)).toEqual([]);
  });

  it('asks in one go for the rows of one user, and of nobody else, however often the same is asked', async () => {
    const asked = [ada, eve, ada, eve, ada, eve, ada, eve].map((user) =>
      test.database.rowsAs(user, `SELECT title FROM conversations WHERE title <> $1`, ['']),
    );
    const ofSystem = test.database.systemSql(`SELECT title FROM conversations WHERE title <> $1`, ['']);

    const [hers, none] = [[{ title: 'Hers' }], []];
    expect(await Promise.all(asked)).toEqual([hers, none, hers, none, hers, none, hers, none]);
    expect((await ofSystem).rows).toEqual(hers);
  });

  it('writes nothing of a statement that fails, and gives its connection back as it was', async () => {
    const write = test.database.rowsAs(eve, `INSERT INTO conversations (user_id) VALUES ($1)`, [ada.id]);

    await expect(write).rejects.toThrow('row-level security');
    expect(await test.database.rowsAs(ada, 'SELECT title FROM conversations', [])).toEqual([{ title: 'Hers' }]);
  });

  it('tells of a statement whose commit fails', async () => {
    await asAdmin(
      test,
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'Too late'; END $$;
       CREATE CONSTRAINT TRIGGER late AFTER INSERT ON tasks DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW WHEN (NEW.title = 'late') EXECUTE FUNCTION refuse()`,
    );
    const add = (title: string) =>
      test.database.rowsAs(ada, `INSERT INTO tasks (user_id, title) VALUES ($1, $2) RETURNING title`, [ada.id, title]);

    const added = await Promise.allSettled([add('late'), add('in time')]);

    expect(added).toMatchObject([{ reason: { message: 'Too late' } }, { value: [{ title: 'in time' }] }]);
    expect(await test.database.rowsAs(ada, 'SELECT title FROM tasks', [])).toEqual([{ title: 'in time' }]);
  });

  it('takes no name of a user for SQL', async () => {
    const named = test.database.as({ id: `'; RESET ROLE; SELECT '` }, titles);

    await expect(named).rejects.toThrow('invalid input syntax for type uuid');
  });

  it('refuses a row that is written for somebody else', async () => {
    const write = test.database.as(eve, (db) => db.query(`INSERT INTO conversations (user_id) VALUES ($1)`, [ada.id]));

    await expect(write).rejects.toThrow('row-level security');
  });

  it('gives the login itself no rows once the transaction is over', async () => {
    await test.database.as(ada, titles);

    await expect(test.dataSource.query('SELECT * FROM conversations')).rejects.toThrow('permission denied');
  });

  it('lets the system role read conversations for the search, and never write them', async () => {
    expect(await test.database.system(titles)).toEqual([{ title: 'Hers' }]);
    await expect(test.database.system((db) => db.query(`UPDATE conversations SET title = 'x'`))).rejects.toThrow(
      'permission denied',
    );
  });

  /** How many transactions wait for the lock of the test below. */
  const waiting = async () => {
    const locks = `SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE datname = current_database() AND NOT granted`;
    return (await test.dataSource.query<unknown[]>(locks)).length;
  };

  it('lets others have their turn after transactions that fell silent while they held what all wait for', async () => {
    const [held, silence] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const lock = (db: { query(sql: string): Promise<unknown> }) => db.query('SELECT pg_advisory_xact_lock(1)');
    const fallSilent = () =>
      test.database.as(ada, async (db) => {
        await lock(db);
        held.resolve(undefined);
        await silence.promise;
      });
    const silent = [fallSilent()];
    await held.promise;
    silent.push(fallSilent());
    while ((await waiting()) === 0);

    await test.database.as(eve, lock);

    silence.resolve(undefined);
    expect((await Promise.allSettled(silent)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  }, 20_000);

  it('rolls back what a failed piece of work wrote', async () => {
    const work = test.database.as(ada, async (db) => {
      await db.query(`INSERT INTO conversations (user_id, title) VALUES ($1, 'Lost')`, [ada.id]);
      throw new Error('on purpose');
    });

    await expect(work).rejects.toThrow('on purpose');
    expect(await test.database.as(ada, titles)).toEqual([{ title: 'Hers' }]);
  });

  it('commits with the last statements of a piece of work, or nothing of it when one of them fails', async () => {
    const insert = `INSERT INTO conversations (user_id, title) VALUES ($1, $2) RETURNING title`;
    const work = (title: string, last: string) =>
      test.database.as(ada, async (db, close) => {
        await db.query(insert, [ada.id, title]);
        return await close([
          [insert, [ada.id, `${title} too`]],
          [last, []],
        ]);
      });

    await expect(work('Lost', 'SELECT 1 / 0')).rejects.toThrow('division by zero');
    const remove = `DELETE FROM conversations WHERE title LIKE 'Kept%' RETURNING 1 AS gone`;
    expect(await work('Kept', remove)).toEqual([[{ title: 'Kept too' }], [{ gone: 1 }, { gone: 1 }]]);
    expect(await test.database.as(ada, titles)).toEqual([{ title: 'Hers' }]);
  });

  it('asks nothing outside of the transaction for work that goes on when a part of it has failed', async () => {
    const role = `SELECT current_setting('role') AS role`;
    const roles = new Set<string>();
    for (let turns = 0; turns < 20; turns++) {
      const trouble = Promise.withResolvers<never>();
      const goOn = async (db: EntityManager) => {
        trouble.reject(new Error('on purpose'));
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        for (const row of await db.query<{ role: string }[]>(role)) roles.add(row.role);
      };

      await expect(test.database.as(ada, (db) => Promise.all([trouble.promise, goOn(db)]))).rejects.toThrow(
        'on purpose',
      );
    }

    expect(await test.database.as(ada, (db) => db.query(role))).toEqual([{ role: 'chatkeep_app' }]);
    expect([...roles]).toEqual(['chatkeep_app']);
  });

  it('tells what went wrong first, also when it hears at once that the rest of the work was in vain', async () => {
    const slowly = async (asked: Promise<unknown>, turns: number): Promise<unknown> =>
      turns === 0 ? await asked : await slowly(asked, turns - 1);
    const busy = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100); // all answers have come then
    const work = test.database.as(ada, (db) => {
      setImmediate(busy);
      return Promise.all([slowly(db.query('SELECT 1 / 0'), 20), db.query('SELECT 1')]);
    });

    await expect(work).rejects.toThrow('division by zero');
  });

  it('takes a transaction that was ended while this process stood still for a database that is away', async () => {
    const stalled = test.database.as(ada, async (db) => {
      await db.query(`SET LOCAL idle_in_transaction_session_timeout = 50`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      await titles(db);
    });

    expect(await stalled.catch(isDatabaseAway)).toBe(true);
  });

  it('is proved to isolate users for a login without special rights', async () => {
    await expect(proveIsolation(test.dataSource)).resolves.toBeUndefined();
  });

  it('is at the head of the schema after migrating', async () => {
    expect(await pendingMigrations(test.database)).toEqual([]);
  });
});
