import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The order in which ChatKit lists threads. */
export class ListByCreation1795410001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX conversations_by_creation ON conversations (user_id, created_at, id) WHERE deleted_at IS NULL
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX conversations_by_creation`);
  }
}
