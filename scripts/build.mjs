// Builds what has changed since the last build. Asking the file system first keeps a start without changes instant.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mustRun } from './run.mjs';

const STAMP = 'dist/.built';
const SOURCES = ['server', 'client', 'migrations', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];

function newest(path) {
  const { mtimeMs, isDirectory } = entry(path);
  if (!isDirectory) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function entry(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return { mtimeMs: stat?.mtimeMs ?? 0, isDirectory: stat?.isDirectory() ?? false };
}

/** Brings `dist` up to date. */
export async function build() {
  if (entry(STAMP).mtimeMs > Math.max(...SOURCES.map(newest))) return;
  const startedAt = new Date();
  console.log('Building what has changed …');
  await mustRun('nx', ['run-many', '-t', 'build', '--outputStyle=static'], { env: { NODE_ENV: 'production' } });
  mkdirSync('dist', { recursive: true });
  writeFileSync(STAMP, `${startedAt.toISOString()}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
