import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MIGRATIONS = 'dist/server/server/src/database/migrations.js';
const ADDED = ['ExpandForNextVersion1999999998000', 'IndexForNextVersion1999999999000'];

/** A built server of another version, in a folder of its own: the same code, and two migrations more. */
export interface NextVersion extends AsyncDisposable {
  /** The folder that it is started in. */
  readonly folder: string;
}

export async function makeNextVersion(): Promise<NextVersion> {
  const folder = await mkdtemp(join(tmpdir(), 'chatkeep-next-version-'));
  await cp('dist/server', join(folder, 'dist/server'), { recursive: true });
  await cp('server/e2e/deployment/next-migrations.mjs', join(folder, 'dist/server/migrations/next-migrations.js'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await symlink(resolve('dist/client'), join(folder, 'dist/client'));
  await cp('package.json', join(folder, 'package.json'));
  const known = await readFile(MIGRATIONS, 'utf8');
  await writeFile(join(folder, MIGRATIONS), withMore(known));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

function withMore(source: string): string {
  const end = source.lastIndexOf('];');
  const from = '../../../migrations/next-migrations.js';
  return `import { ${ADDED.join(', ')} } from '${from}';\n${source.slice(0, end)}, ${ADDED.join(', ')}${source.slice(end)}`;
}
