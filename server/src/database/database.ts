import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { escapeLiteral, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { type Actor, ActingQuery } from './acting-query.js';

/** Whose rows a transaction may touch. */
export interface Owner {
  readonly id: string;
}

/** A text of SQL and its values. */
export type Statement = readonly [text: string, values: readonly unknown[]];

/**
 * Commits what the work has done together with these statements, and answers their rows: all of it leaves at once, so that
 * a lock which only they take is held for as long as the database works, and never while this process is busy.
 */
export type Close = (last: readonly Statement[]) => Promise<unknown[][]>;

/** What is done in one transaction. */
export type Work<T> = (db: EntityManager, close: Close) => Promise<T>;

const NOTIFY = `SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS m (channel, payload)`;

const SYSTEM: Actor = { role: 'chatkeep_system', userId: '' };

/** PostgreSQL's code for what is asked in a transaction that has failed. */
const IN_VAIN = '25P02';

/** TypeORM need not begin a transaction: ours is under way. */
const BEGUN = { isTransactionActive: true, transactionDepth: 1 };

/**
 * The only way to the rows. Every transaction takes one of two roles, for that transaction only: the app's, whose
 * policies show the rows of one user, or the system's, for the few things that cross users. Nothing waits for the
 * database to take the role: what comes after it is sent along, and finds no rows at all should that have failed.
 */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction in which only `user`'s rows exist; rolls back when it throws. */
  as<T>(user: Owner, work: Work<T>): Promise<T> {
    return this.transaction(actingFor(user), work);
  }

  /** Runs `work` in one transaction that may cross users: log-in look-ups, scheduling, the journal, retention. */
  system<T>(work: Work<T>): Promise<T> {
    return this.transaction(SYSTEM, work);
  }

  /** The rows of one statement in a transaction in which only `user`'s exist; asks the database once. */
  rowsAs<T extends QueryResultRow>(user: Owner, text: string, values: readonly unknown[]): Promise<T[]> {
    return this.statement<T>(actingFor(user), text, values);
  }

  /** The rows of one text of SQL as the system, asked for once; without values it may hold several statements. */
  async systemSql(text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
    return { rows: await (values.length > 0 ? this.statement(SYSTEM, text, values) : this.statements(SYSTEM, text)) };
  }

  /** Tells whoever listens to those channels, in this and every other process; touches no row, and needs no role for it. */
  async notify(messages: readonly (readonly [channel: string, payload: string])[]): Promise<void> {
    const values = [messages.map(([channel]) => channel), messages.map(([, payload]) => payload)];
    await this.connected((client) => client.query(NOTIFY, values));
  }

  private transaction<T>(actor: Actor, work: Work<T>): Promise<T> {
    return this.connected(async (client, runner) => {
      const begun = client.query(beginAs(actor));
      const trouble = firstTrouble(begun, runner);
      Object.assign(runner, BEGUN);
      const end = { isSent: false };
      const close: Close = async (last) => {
        end.isSent = true;
        return (await together(client, last)).map(({ rows }): unknown[] => rows);
      };
      try {
        const done = await work(runner.manager, close);
        await begun;
        if (!end.isSent) await client.query('COMMIT');
        return done;
      } catch (error) {
        await rollBack(client, runner);
        throw trouble(error);
      }
    });
  }

  private statement<T extends QueryResultRow>(actor: Actor, text: string, values: readonly unknown[]): Promise<T[]> {
    return this.connected(async (client) => {
      const { promise, resolve, reject } = Promise.withResolvers<T[]>();
      const settle = (error: Error | null, result: QueryResult<T>) => (error ? reject(error) : resolve(result.rows));
      client.query(new ActingQuery(actor, text, values, settle));
      return await promise.catch((error: unknown) => settled(client).then(() => Promise.reject(error as Error)));
    });
  }

  private statements(actor: Actor, text: string): Promise<unknown[]> {
    return this.connected(async (client) => {
      const [, ...results] = await together(client, [
        [beginAs(actor), []],
        [text, []],
      ]);
      return results.flat().flatMap(({ rows }): unknown[] => rows); // pg answers a list where there were several statements
    });
  }

  private async connected<T>(work: (client: PoolClient, runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work((await runner.connect()) as PoolClient, runner); // TypeORM hands out pg's own client untyped
    } finally {
      await runner.release();
    }
  }
}

/** Waits until a connection of which something failed is ready again, or known to be gone: a dying one says why before it ends. */
async function settled(client: PoolClient): Promise<void> {
  await client.query('').catch(() => undefined);
}

/** Sends the statements and the commit at once; where one of them fails, the commit is a rollback. */
async function together(client: PoolClient, statements: readonly Statement[]): Promise<QueryResult[]> {
  const asked = statements.map(([text, values]) => client.query(text, [...values]));
  const committed = client.query('COMMIT');
  await Promise.allSettled([...asked, committed]);
  await committed;
  return await Promise.all(asked);
}

/** Tells of an error what it comes from: after the first one the database refuses all that was sent along with it. */
function firstTrouble(begun: Promise<unknown>, runner: QueryRunner): (error: unknown) => unknown {
  let first: unknown;
  begun.catch((error: unknown) => (first ??= error));
  const ask = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>; // whatever that form answers
  const query = (...args: unknown[]) =>
    ask(...args).catch((error: unknown) => {
      first ??= error;
      throw error;
    });
  Object.assign(runner, { query });
  return (error) => (Error.isError(error) && 'code' in error && error.code === IN_VAIN ? first : error);
}

/** Undoes work that has failed; what its other parts go on to ask is refused, as it would be asked outside the transaction. */
async function rollBack(client: PoolClient, runner: QueryRunner): Promise<void> {
  Object.assign(runner, { isReleased: true }); // TypeORM lets nothing more through
  await turn(); // by then what it had let through is sent
  await client.query('ROLLBACK').catch(() => undefined);
  Object.assign(runner, { isReleased: false });
}

function actingFor(user: Owner): Actor {
  return { role: 'chatkeep_app', userId: user.id };
}

function beginAs({ role, userId }: Actor): string {
  return `BEGIN; SET LOCAL ROLE ${role}; SET LOCAL app.user_id TO ${escapeLiteral(userId)}`;
}
