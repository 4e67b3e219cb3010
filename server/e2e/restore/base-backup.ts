import { execFileSync, spawnSync } from 'node:child_process';
import { chown, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

/** What a cluster's own process keeps for itself. */
const NOT_COPIED = ['postmaster.pid', 'postmaster.opts', 'pg_wal'];

/**
 * Copies the files of a cluster that goes on working, as pg_basebackup does: between the start and the end of a backup,
 * with the log that was written meanwhile. `target` must not exist; a PostgreSQL started on it is as of the end.
 */
export async function takeBaseBackup(adminUrl: string, data: string, target: string): Promise<void> {
  const session = new Client({ connectionString: adminUrl }); // the backup is over when its session is
  await session.connect();
  try {
    await session.query(`SELECT pg_backup_start('restore drill', fast => true)`);
    spawnSync('cp', ['-a', data, target], { stdio: 'ignore' }); // files may go while they are copied
    for (const name of NOT_COPIED) await rm(join(target, name), { recursive: true, force: true });
    const { rows } = await session.query<{ label: string }>(
      `SELECT labelfile AS label FROM pg_backup_stop(wait_for_archive => false)`,
    );
    execFileSync('cp', ['-a', join(data, 'pg_wal'), join(target, 'pg_wal')]);
    const label = join(target, 'backup_label');
    await writeFile(label, rows[0]?.label ?? '');
    const { uid, gid } = await stat(target);
    await chown(label, uid, gid);
  } finally {
    await session.end();
  }
}

/** Puts the files of a backup where an embedded PostgreSQL looks for its own, with the passwords that belong to them. */
export async function layDown(backup: string, passwordsFrom: string, dir: string): Promise<void> {
  await mkdir(join(dir, 'cluster'), { recursive: true, mode: 0o755 });
  execFileSync('cp', ['-a', backup, join(dir, 'cluster/data')]);
  for (const name of ['postgres-password', 'chatkeep-password'])
    execFileSync('cp', ['-a', join(passwordsFrom, name), join(dir, name)]);
}
