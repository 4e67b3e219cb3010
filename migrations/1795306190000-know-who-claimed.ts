import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which process works on a run, so that others see at once when it is gone. */
export class KnowWhoClaimed1795306190000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE runs ADD COLUMN claimed_by integer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE runs DROP COLUMN claimed_by`);
  }
}
