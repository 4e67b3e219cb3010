import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MIGRATIONS } from './migrations.js';
import { migrationFaults } from './testing/migration-faults.js';

/** What built the schema of the first release, when there was nobody yet who would have had to wait. */
const BEFORE_THE_FIRST_RELEASE = new Set([
  'CreateRoles1795305600000',
  'CreateSearch1795305607000',
  'BoundRuns1795305700000',
  'CreateIdentities1795306001000',
  'RememberRotations1795306002000',
  'EraseDeletedConversations1795410000000',
  'ListByCreation1795410001000',
]);

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }; // npm demands it

function migrationThatSays(...texts: string[]): MigrationInterface {
  return {
    up: async (db: QueryRunner) => {
      for (const text of texts) await db.query(text);
    },
    down: () => Promise.resolve(),
  };
}

describe('A migration', () => {
  const later = MIGRATIONS.filter(({ name }) => !BEFORE_THE_FIRST_RELEASE.has(name));

  it.each(later)('$name lets the servers of the version before go on', async (Migration) => {
    expect(await migrationFaults(new Migration(), version)).toEqual([]);
  });

  it.each([
    'ALTER TABLE messages ADD COLUMN mood text',
    "ALTER TABLE messages ADD COLUMN mood text NOT NULL DEFAULT 'calm', ADD COLUMN at timestamptz DEFAULT now()",
    "ALTER TABLE messages ADD CONSTRAINT messages_mood CHECK (mood <> '') NOT VALID",
    'ALTER TABLE messages VALIDATE CONSTRAINT messages_mood',
    'ALTER TABLE messages ADD CONSTRAINT messages_mood UNIQUE USING INDEX messages_mood_index',
    'ALTER TABLE messages DROP CONSTRAINT messages_mood',
    'CREATE TABLE moods (user_id uuid NOT NULL); CREATE INDEX moods_by_user ON moods (user_id); DROP TABLE moods',
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ UPDATE messages SET mood = ''; DROP TABLE messages $$",
    "-- contract: unused since 1.1.0; it was Ada's\nALTER TABLE messages DROP COLUMN mood",
    "CREATE TABLE moods (words text DEFAULT '-- ; DROP TABLE messages; /*'); /* DROP TABLE tasks; */ SELECT '*/'",
  ])('may say: %s', async (sql) => {
    expect(await migrationFaults(migrationThatSays(sql), '1.2.0')).toEqual([]);
  });

  it.each([
    ['ALTER TABLE messages ADD COLUMN mood text NOT NULL', /needs a default/],
    ['ALTER TABLE messages ADD mood text NOT NULL', /needs a default/],
    ['ALTER TABLE messages ADD COLUMN at timestamptz, ADD COLUMN mood uuid DEFAULT uuidv7()', /rewrites the table/],
    ['ALTER TABLE messages ADD COLUMN loud text GENERATED ALWAYS AS (upper(content)) STORED', /rewrites the table/],
    ['ALTER TABLE messages ADD COLUMN by uuid REFERENCES users (id)', /constraint in a step of its own/],
    ['ALTER TABLE messages ADD CONSTRAINT mood CHECK (length(mood) < 9)', /NOT VALID/],
    ['ALTER TABLE messages ADD CONSTRAINT mood FOREIGN KEY (user_id, by) REFERENCES users (id)', /NOT VALID/],
    ['ALTER TABLE messages ADD CONSTRAINT once UNIQUE (user_id, mood)', /USING INDEX/],
    ['ALTER TABLE messages ALTER COLUMN mood TYPE varchar(9)', /another type/],
    ['ALTER TABLE messages ALTER COLUMN mood SET NOT NULL', /NOT VALID/],
    ['ALTER TABLE messages RENAME COLUMN mood TO temper', /old version/],
    ['ALTER TABLE messages RENAME TO words', /old version/],
    ['ALTER TABLE messages DROP COLUMN mood', /since which release/],
    ['DROP TABLE tasks', /since which release/],
    ['-- contract: unused since 1.2.0\nDROP TABLE tasks', /since which release/],
    ['-- nobody reads it; away with it\nDROP TABLE tasks', /since which release/],
    ["-- Ada's\nDROP TABLE tasks; -- Eve's", /since which release/],
    ['/* at last; */ DROP TABLE tasks', /since which release/],
    ["DO $$ BEGIN UPDATE messages SET mood = ''; END $$", /in plain statements/],
    ['CREATE INDEX messages_mood ON messages (user_id, mood)', /CONCURRENTLY/],
    ['CREATE INDEX CONCURRENTLY messages_mood ON messages (user_id, mood)', /transaction = false/],
    ['DROP INDEX messages_mood', /CONCURRENTLY/],
    ["UPDATE messages SET mood = 'calm'", /in batches/],
    ['DELETE FROM run_events', /in batches/],
    ['LOCK TABLE messages', /everybody waits/],
    ['TRUNCATE run_events', /everybody waits/],
    ['VACUUM FULL messages', /everybody waits/],
  ])('must not say: %s', async (sql, fault) => {
    expect(await migrationFaults(migrationThatSays(sql), '1.2.0')).toContainEqual(expect.stringMatching(fault));
  });

  it('builds an index in a query of its own, outside a transaction, after taking away what a broken build left', async () => {
    const drop = 'DROP INDEX CONCURRENTLY IF EXISTS messages_mood';
    const build = 'CREATE INDEX CONCURRENTLY messages_mood ON messages (user_id, mood)';
    const faultsOf = (...texts: string[]) =>
      migrationFaults({ ...migrationThatSays(...texts), transaction: false }, '1.2.0');

    expect(await faultsOf(drop, build)).toEqual([]);
    expect(await faultsOf(`${drop}; ${build}`)).toContainEqual(expect.stringMatching(/query of its own/));
    expect(await faultsOf(build.replace('CONCURRENTLY', 'CONCURRENTLY IF NOT EXISTS'))).toHaveLength(1);
  });
});
