import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';

/** How many connections of this process' pool are in use and idle, and how many wait for one. */
export interface PoolState {
  readonly inUse: number;
  readonly idle: number;
  readonly waiting: number;
}

export function poolState({ driver }: DataSource): PoolState {
  const { master } = driver as unknown as { master: Pool }; // TypeORM keeps pg's own pool untyped
  const { totalCount, idleCount, waitingCount } = master;
  return { inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
