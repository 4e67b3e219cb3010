import { chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { postgresBinaries } from './postgres-binaries.js';

const NOBODY = 65_534;
const OTHERS_MAY_ENTER = 0o001;

/** As whom PostgreSQL's programs run; they refuse to run as root. */
export interface PostgresAccount {
  readonly uid?: number;
  readonly gid?: number;
  /** The command line that runs a program as this account. */
  command(program: string, args: readonly string[]): [string, ...string[]];
}

/**
 * Ourselves, for an ordinary user. Root becomes "nobody" where that account can reach the folders, else an ordinary
 * user of a namespace of its own, who still owns root's files.
 */
export async function postgresAccount(dir: string): Promise<PostgresAccount> {
  const command = (program: string, args: readonly string[]): [string, ...string[]] => [program, ...args];
  if (process.getuid?.() !== 0) return { command };

  const { postgres } = await postgresBinaries();
  if ((await othersMayEnter(dir)) && (await othersMayEnter(dirname(postgres)))) {
    await chown(dir, NOBODY, NOBODY);
    return { uid: NOBODY, gid: NOBODY, command };
  }
  const namespace = ['--user', '--map-user=1000', '--map-group=1000', '--'];
  return { command: (program, args) => ['unshare', ...namespace, program, ...args] };
}

async function othersMayEnter(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & OTHERS_MAY_ENTER) === 0) return false;
  return dirname(path) === path || (await othersMayEnter(dirname(path)));
}
