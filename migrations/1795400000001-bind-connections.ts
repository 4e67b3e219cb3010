import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** At which address a user has signed in, and the rights that the server wants beyond those it was given. */
export class BindConnections1795400000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE mcp_connections
        ADD COLUMN address      varchar(2000) NOT NULL DEFAULT '',
        ADD COLUMN wanted_scope varchar(1000)
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE mcp_connections DROP COLUMN wanted_scope, DROP COLUMN address`);
  }
}
