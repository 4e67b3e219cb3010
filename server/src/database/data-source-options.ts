import { type DataSourceOptions } from 'typeorm';
import { impatientSocket } from './impatient-socket.js';
import { MIGRATIONS } from './migrations.js';
import { PipeliningClient } from './pipelining-client.js';
import { SnakeNaming } from './snake-naming.js';

/** Connections of one process, beside those that listen. */
export const POOL_SIZE = 20;

/**
 * A process that is frozen or cut off must not hold its locks for long: whoever waits for them waits for two of its
 * transactions, one after the other, before they give up.
 */
const TIMEOUTS = {
  statement_timeout: 15_000,
  lock_timeout: 8_000,
  idle_in_transaction_session_timeout: 3_000,
  connectionTimeoutMillis: 5_000,
};

const POOL = { max: POOL_SIZE, keepAlive: true, ...TIMEOUTS };

/** How TypeORM reaches the database at `url`; the schema comes from the migrations alone. */
export function dataSourceOptions(
  url: string,
  entities: NonNullable<DataSourceOptions['entities']> = [],
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    applicationName: 'chatkeep',
    extra: POOL,
  };
}

/** The same for a server at work, all of whose statements end in time, and wait for no other's answer. */
export function servingOptions(url: string, entities: NonNullable<DataSourceOptions['entities']>): DataSourceOptions {
  return {
    ...dataSourceOptions(url, entities),
    extra: { ...POOL, stream: impatientSocket, Client: PipeliningClient, pipeline: true },
  };
}

/**
 * The same for migrations: a big table takes as long as it takes, but who waits for a lock makes everybody wait behind it,
 * and gives up before the servers do.
 */
export function migratingOptions(url: string): DataSourceOptions {
  return { ...dataSourceOptions(url), extra: { ...POOL, statement_timeout: 0, lock_timeout: 4_000 } };
}
