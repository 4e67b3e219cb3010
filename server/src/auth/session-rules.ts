import { type EntityManager, type FindOptionsWhere, IsNull, Raw } from 'typeorm';
import { Session } from './session.entity.js';

/** How long a session lasts, however much it is used. */
export const SESSION_DAYS = 30;

/** What a session must fulfil to count; by the database's clock, which all processes share. */
export const ALIVE: FindOptionsWhere<Session> = {
  revokedAt: IsNull(),
  expiresAt: Raw((column) => `${column} > now()`),
  lastUsedAt: Raw((column) => `${column} > now() - interval '7 days'`),
};

/** Revokes the sessions that match and names them, so that `LiveSessions` can be told after the commit. */
export async function revokeSessions(db: EntityManager, which: FindOptionsWhere<Session>): Promise<string[]> {
  const revoking = db
    .createQueryBuilder()
    .update(Session)
    .set({ revokedAt: () => 'now()' });
  const revoked = await revoking
    .where({ ...which, revokedAt: IsNull() })
    .returning('id')
    .execute();
  return (revoked.raw as { id: string }[]).map(({ id }) => id); // TypeORM leaves returned rows untyped
}
