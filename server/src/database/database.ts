import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

/** Whose rows a transaction may touch. */
export interface Owner {
  readonly id: string;
}

type Work<T> = (db: EntityManager) => Promise<T>;

/**
 * The only way to the rows. Every transaction takes one of two roles, for that transaction only: the app's, whose
 * policies show the rows of one user, or the system's, for the few things that cross users.
 */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction in which only `user`'s rows exist; rolls back when it throws. */
  as<T>(user: Owner, work: Work<T>): Promise<T> {
    return this.transaction('chatkeep_app', user.id, work);
  }

  /** Runs `work` in one transaction that may cross users: log-in look-ups, scheduling, the journal, retention. */
  system<T>(work: Work<T>): Promise<T> {
    return this.transaction('chatkeep_system', '', work);
  }

  /** Runs one text of SQL, which may hold several statements, as the system; for the job queue. */
  async systemSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient; // TypeORM hands out pg's own client untyped
    try {
      await client.query('BEGIN; SET LOCAL ROLE chatkeep_system');
      const result = await client.query(text, values);
      await client.query('COMMIT');
      return { rows: [result].flat().flatMap(({ rows }) => rows as unknown[]) };
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private transaction<T>(role: 'chatkeep_app' | 'chatkeep_system', userId: string, work: Work<T>): Promise<T> {
    return this.dataSource.transaction(async (db) => {
      await db.query(`SELECT set_config('role', $1, true), set_config('app.user_id', $2, true)`, [role, userId]);
      return await work(db);
    });
  }
}
