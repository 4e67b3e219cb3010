import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The two roles that every transaction takes one of. Roles belong to the whole cluster, so they may exist already. */
export class CreateRoles1795305600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const role of ['chatkeep_app', 'chatkeep_system']) {
      await db.query(`
        DO $$ BEGIN
          CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
      `);
    }
    await db.query(`GRANT USAGE ON SCHEMA public TO chatkeep_app, chatkeep_system`);
  }

  /** The roles stay: another database of the cluster may use them. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE USAGE ON SCHEMA public FROM chatkeep_app, chatkeep_system`);
  }
}
