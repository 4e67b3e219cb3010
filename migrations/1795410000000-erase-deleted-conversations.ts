import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Lets retention erase conversations for good, long after they were deleted, and no others. */
export class EraseDeletedConversations1795410000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX conversations_deleted ON conversations (deleted_at) WHERE deleted_at IS NOT NULL`);
    await db.query(`
      GRANT DELETE ON conversations TO chatkeep_system;
      CREATE POLICY conversations_erased ON conversations
        FOR DELETE TO chatkeep_system USING (deleted_at < now() - interval '30 days');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY conversations_erased ON conversations;
      REVOKE DELETE ON conversations FROM chatkeep_system;
    `);
    await db.query(`DROP INDEX conversations_deleted`);
  }
}
