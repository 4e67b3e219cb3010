import { type MigrationInterface } from 'typeorm';
import { actionsOf, type Statement, statementsOf } from './statements.js';

/** What an ALTER TABLE must not do to a table with rows while servers work on it. */
const ACTIONS: readonly (readonly [RegExp, string])[] = [
  [/^ADD (COLUMN )?(?!CONSTRAINT)(?=.*\bNOT NULL\b)(?!.*\b(DEFAULT|GENERATED)\b)/i, 'a NOT NULL column needs a default: the old version does not fill it'],
  [/^ADD (COLUMN )?(?!CONSTRAINT).*\bDEFAULT (?!now\(\))\w+\(/i, 'a default that differs from row to row rewrites the table'],
  [/^ADD (COLUMN )?(?!CONSTRAINT).*\b(GENERATED ALWAYS AS \(.*STORED|SERIAL)/i, 'a stored column rewrites the table'],
  [/^ADD (COLUMN )?(?!CONSTRAINT).*\b(REFERENCES|UNIQUE|PRIMARY KEY)\b/i, 'add the column first, its constraint in a step of its own'],
  [/^ADD (CONSTRAINT \S+ )?(FOREIGN KEY|CHECK|NOT NULL)(?!.*\bNOT VALID\b)/i, 'add the constraint NOT VALID, validate it in a later migration'],
  [/^ADD (CONSTRAINT \S+ )?(UNIQUE|PRIMARY KEY|EXCLUDE)(?!.*USING INDEX)/i, 'build the index concurrently, then add the constraint USING INDEX'],
  [/^ALTER (COLUMN )?\S+ (SET DATA )?TYPE\b/i, 'another type rewrites the table: add a column, fill it, and change over'],
  [/^ALTER (COLUMN )?\S+ SET NOT NULL/i, 'add a NOT NULL constraint NOT VALID and validate it in a later migration'],
  [/^RENAME\b/i, 'the old version still uses the name: add the new one beside it'],
  [/^(SET (UNLOGGED|LOGGED|TABLESPACE|ACCESS METHOD)|CLUSTER)/i, 'this rewrites the table under a lock'],
]; // prettier-ignore

const TAKES_AWAY = /^(DROP (COLUMN )?(?!CONSTRAINT|DEFAULT|NOT NULL)|ALTER (COLUMN )?\S+ DROP DEFAULT)/i;

/**
 * Everything in which a migration would hold up the servers that work on the database, or break those of the version
 * before; a sentence each. `version` is the one that the migration is going to be released with.
 */
export async function migrationFaults(migration: MigrationInterface, version: string): Promise<string[]> {
  const statements = await statementsOf(migration);
  const isInTransaction = migration.transaction !== false;
  return statements.flatMap((statement) => [
    ...indexFaults(statement, isInTransaction),
    ...tableFaults(statement, version),
    ...rowFaults(statement, isInTransaction),
  ]);
}

function indexFaults({ sql, table, isAlone }: Statement, isInTransaction: boolean): string[] {
  const isConcurrent = /^(CREATE (UNIQUE )?INDEX|DROP INDEX|REINDEX .*) CONCURRENTLY\b/i.test(sql);
  return [
    ...when(/^CREATE (UNIQUE )?INDEX\b/i.test(sql) && table !== null && !isConcurrent, `${sql}: build it CONCURRENTLY`),
    ...when(/^DROP INDEX\b/i.test(sql) && !isConcurrent, `${sql}: drop it CONCURRENTLY`),
    ...when(/^REINDEX\b/i.test(sql) && !isConcurrent, `${sql}: rebuild it CONCURRENTLY`),
    ...when(isConcurrent && isInTransaction, `${sql}: needs "readonly transaction = false" in its migration`),
    ...when(isConcurrent && !isAlone, `${sql}: needs a query of its own`),
    ...when(/ CONCURRENTLY IF NOT EXISTS\b/i.test(sql), `${sql}: takes a half-built one for whole; drop it first`),
  ];
}

function tableFaults({ sql, table, unusedSince }: Statement, version: string): string[] {
  if (table === null) return [];
  const isContract = unusedSince !== null && isBefore(unusedSince, version);
  const takesAway = /^DROP TABLE\b/i.test(sql) || actionsOf(sql).some((action) => TAKES_AWAY.test(action));
  return [
    ...actionsOf(sql).flatMap((action) =>
      ACTIONS.flatMap(([what, why]) => when(what.test(action), `${action}: ${why}`)),
    ),
    ...when(takesAway && !isContract, `${sql}: the version before uses it; say since which release nobody does`),
    ...when(/^(LOCK|TRUNCATE)\b/i.test(sql), `${sql}: everybody waits for it`),
  ];
}

function rowFaults({ sql, table }: Statement, isInTransaction: boolean): string[] {
  const isBackfill = /^(UPDATE|DELETE FROM)\b/i.test(sql) && table !== null;
  return [
    ...when(isBackfill && isInTransaction, `${sql}: locks all its rows at once; fill in batches outside a transaction`),
    ...when(/^(VACUUM FULL|CLUSTER)\b/i.test(sql), `${sql}: everybody waits for it`),
    ...when(/^DO\b/i.test(sql), `${sql}: say it in plain statements, nobody looks into it`),
  ];
}

function isBefore(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const at = a?.findIndex((number, index) => number !== b?.[index]) ?? -1;
  return at >= 0 && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

function when(isBroken: boolean, what: string): string[] {
  return isBroken ? [what] : [];
}
