import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** When each of the last rotations was, so that every token has a grace of its own. */
export class RememberRotations1795306002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE sessions ADD COLUMN rotations timestamptz[] NOT NULL DEFAULT '{}';
      UPDATE sessions SET rotations = ARRAY[rotated_at] WHERE generation > 0;
      ALTER TABLE sessions DROP COLUMN rotated_at;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE sessions ADD COLUMN rotated_at timestamptz(3) NOT NULL DEFAULT now();
      ALTER TABLE sessions DROP COLUMN rotations;
    `);
  }
}
