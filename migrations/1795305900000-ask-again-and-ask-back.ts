import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a tool was when it was allowed, so that a changed one asks again; and what a tool's server asks the user. */
export class AskAgainAndAskBack1795305900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE tool_approvals ADD COLUMN tool_sha256 char(64)`);
    await db.query(`
      ALTER TABLE run_tool_calls
        ADD COLUMN tool_sha256   char(64),
        ADD COLUMN tool_changed  boolean NOT NULL DEFAULT false,
        ADD COLUMN input_request jsonb,
        ADD COLUMN input_state   text
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE run_tool_calls
        DROP COLUMN tool_sha256, DROP COLUMN tool_changed, DROP COLUMN input_request, DROP COLUMN input_state
    `);
    await db.query(`ALTER TABLE tool_approvals DROP COLUMN tool_sha256`);
  }
}
