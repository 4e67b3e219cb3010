// Builds what has changed since the last build. Asking the file system first keeps a start without changes instant.
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pack } from './pack.mjs';
import { mustRun } from './run.mjs';

const SHARED = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const SOURCES = { server: ['server', 'migrations', ...SHARED], client: ['client', ...SHARED] };

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Marks a project as built from what was there when its build began. */
function stamp(file, time) {
  writeFileSync(file, '');
  utimesSync(file, time, time);
}

/** Brings the named projects' parts of `dist` up to date. */
export async function build(projects = ['server', 'client']) {
  const stale = projects.filter((project) => newest(`dist/.${project}`) <= Math.max(...SOURCES[project].map(newest)));
  if (stale.length === 0) return;
  const startedAt = new Date();
  console.log(`Building ${stale.join(' and ')} …`);
  await mustRun('nx', ['run-many', '-t', 'build', 'element', '-p', stale.join(','), '--outputStyle=static'], {
    env: { NODE_ENV: 'production' },
  });
  if (stale.includes('client')) pack('dist/client');
  mkdirSync('dist', { recursive: true });
  for (const project of stale) stamp(`dist/.${project}`, startedAt);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
