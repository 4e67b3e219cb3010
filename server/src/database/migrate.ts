import { setTimeout as delay } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { DataSource, type QueryRunner } from 'typeorm';
import { migratingOptions } from './data-source-options.js';
import { JOB_SCHEMA, QUEUES } from './job-queues.js';
import { LOCKS } from './locks.js';

const POLL_MS = 100;

export interface MigrationTarget {
  /** A login that may create tables and roles. */
  readonly adminUrl: string;
  /** The login that the server uses; it is granted the two roles. */
  readonly url: string;
}

/** Brings the schema to its head: our tables, the job queue's, and the grants. Safe when two start at once. */
export async function migrate({ adminUrl, url }: MigrationTarget): Promise<void> {
  const dataSource = await new DataSource(migratingOptions(adminUrl)).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await takeTurn(runner);
    await dataSource.runMigrations();
    await installJobQueues(adminUrl);
    await grant(runner, decodeURIComponent(new URL(url).username));
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

/** Asks again and again: an index that is being built concurrently waits for every statement, and so for one that waits. */
async function takeTurn(db: QueryRunner): Promise<void> {
  for (;;) {
    const [turn] = await db.manager.query<{ isOurs: boolean }[]>(`SELECT pg_try_advisory_lock($1) AS "isOurs"`, [
      LOCKS.migration,
    ]);
    if (turn?.isOurs) return;
    await delay(POLL_MS);
  }
}

async function installJobQueues(connectionString: string): Promise<void> {
  const boss = new PgBoss({
    connectionString,
    schema: JOB_SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const { name, ...options } of QUEUES) {
      await ((await boss.getQueue(name)) ? boss.updateQueue(name, options) : boss.createQueue(name, options));
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function grant(db: QueryRunner, login: string): Promise<void> {
  await db.query(`
    GRANT SELECT ON migrations TO chatkeep_system;
    GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO chatkeep_app, chatkeep_system;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO chatkeep_system;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOB_SCHEMA} TO chatkeep_system;
    GRANT SELECT ON ${JOB_SCHEMA}.queue TO chatkeep_app;
  `);
  const tables = await db.manager.query<{ table: string }[]>(
    `SELECT relid::regclass::text AS table FROM pg_partition_tree('${JOB_SCHEMA}.job')`,
  );
  for (const { table } of tables) await db.query(`GRANT INSERT, SELECT (id) ON ${table} TO chatkeep_app`);
  for (const role of ['chatkeep_app', 'chatkeep_system']) await grantRole(db, role, login);
}

/** Lets the server's login take the role in a transaction without having its rights otherwise. */
async function grantRole(db: QueryRunner, role: string, login: string): Promise<void> {
  await db.query(`GRANT ${role} TO "${login.replaceAll('"', '""')}" WITH INHERIT FALSE, SET TRUE`);
}
