import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** One statement of a migration, on one line. */
export interface Statement {
  readonly sql: string;
  /** The table that it changes and that was there before the migration; none otherwise. */
  readonly table: string | null;
  /** Whether it is sent by itself. */
  readonly isAlone: boolean;
  /** Since which release no server reads what it takes away: `-- contract: unused since 1.2.0` in front of it. */
  readonly unusedSince: string | null;
}

const TARGET =
  /^(?:ALTER TABLE (?:IF EXISTS )?(?:ONLY )?|DROP TABLE (?:IF EXISTS )?|UPDATE (?:ONLY )?|DELETE FROM |TRUNCATE (?:TABLE )?|LOCK (?:TABLE )?|CREATE (?:UNIQUE )?INDEX .*?\bON (?:ONLY )?)"?(\w+)/i;
const CREATED = /^CREATE (?:UNLOGGED |TEMP )?TABLE (?:IF NOT EXISTS )?"?(\w+)/i;
const CONTRACT = /--\s*contract: unused since (\d+\.\d+\.\d+)/;

/** Everything that a migration would say to PostgreSQL on its way up. */
export async function statementsOf(migration: Pick<MigrationInterface, 'up'>): Promise<Statement[]> {
  const texts: string[] = [];
  const listener = { query: (text: string) => Promise.resolve((texts.push(text), [])) };
  await migration.up(listener as unknown as QueryRunner); // it is listened to, and nothing is done
  const created = new Set<string>();
  return texts.flatMap((text) => statementsIn(text, created));
}

function statementsIn(text: string, created: Set<string>): Statement[] {
  const parts = withoutBodies(text)
    .split(';')
    .filter((part) => oneLine(part) !== '');
  return parts.map((part) => {
    const sql = oneLine(part);
    const [, newTable] = CREATED.exec(sql) ?? [];
    if (newTable) created.add(newTable);
    const [, table = ''] = TARGET.exec(sql) ?? [];
    return {
      sql,
      table: table === '' || created.has(table) ? null : table,
      isAlone: parts.length === 1,
      unusedSince: CONTRACT.exec(part)?.[1] ?? null,
    };
  });
}

const COMMENT_OR_TEXT = /--.*$|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'/gm;

/**
 * What functions do when they are called is no part of the migration; what strings say, neither; of comments only what
 * they say of a contract. Whichever begins first holds what looks like the others.
 */
function withoutBodies(text: string): string {
  return text.replaceAll(COMMENT_OR_TEXT, (found) =>
    /^(--|\/\*)/.test(found) ? (CONTRACT.exec(found)?.[0] ?? ' ') : "''",
  );
}

function oneLine(sql: string): string {
  return sql.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' ').trim();
}

/** What an ALTER TABLE does, one by one. */
export function actionsOf(sql: string): string[] {
  const [, rest = ''] = /^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?\S+ (.*)$/i.exec(sql) ?? [];
  let depth = 0;
  let action = '';
  const actions: string[] = [];
  for (const character of rest) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character === ',' && depth === 0) actions.push(action.trim());
    action = character === ',' && depth === 0 ? '' : action + character;
  }
  return [...actions, action.trim()].filter((text) => text !== '');
}
