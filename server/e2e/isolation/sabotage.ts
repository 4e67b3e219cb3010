import { jest } from '@jest/globals';
import { Client } from 'pg';
import { ActingQuery } from '../../src/database/acting-query.js';

const FILTER = /(?:"?\w+"?\.)?"?user_id"? = \$(\d+)/g;

/** Until it is disposed of, no statement of a user's transaction asks for that user's rows: as if every filter had been forgotten. */
export function forgetFilters(): Disposable & { readonly forgotten: Set<string> } {
  const forgotten = new Set<string>();
  const asUser = new WeakMap<object, boolean>();
  const ask = Reflect.get(Client.prototype, 'query') as Asking; // before it is spied on
  const spy = jest.spyOn(Client.prototype, 'query').mockImplementation(function (this: object, question, ...rest) {
    const sql = textOf(question);
    const role = roleOf(question);
    if (role !== undefined) asUser.set(this, role === 'chatkeep_app');
    const statement = asUser.get(this) ? sql.replace(FILTER, '($$$1::uuid IS NOT NULL)') : sql;
    if (statement === sql) return ask.call(this, question, ...rest);
    forgotten.add(sql);
    return ask.call(this, inOtherWords(question, statement), ...rest);
  });
  return { forgotten, [Symbol.dispose]: () => spy.mockRestore() };
}

/** From now on the database shows every row to everybody. */
export async function dropPolicies(adminUrl: string): Promise<void> {
  const database = new Client({ connectionString: adminUrl });
  await database.connect();
  const { rows } = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await database.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
  await database.end();
}

/** However pg is called. */
type Asking = (this: object, question: unknown, ...rest: unknown[]) => never;

function roleOf(question: unknown): string | undefined {
  return isActing(question) ? question.actor.role : /SET LOCAL ROLE (\w+)/.exec(textOf(question))?.[1];
}

function inOtherWords(question: unknown, text: string): unknown {
  if (typeof question === 'string') return text;
  const words = { name: undefined, text };
  return isActing(question) ? Object.assign(question, words) : { ...(question as object), ...words };
}

function isActing(question: unknown): question is ActingQuery {
  return question instanceof ActingQuery;
}

function textOf(question: unknown): string {
  return typeof question === 'string' ? question : String(Reflect.get(Object(question), 'text'));
}
