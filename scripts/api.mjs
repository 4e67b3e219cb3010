// Writes server/openapi.json from the built server, and the client's types from that. With --check, only says whether
// what is committed is what would be written.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { mustRun } from './run.mjs';

const draft = mkdtempSync(join(tmpdir(), 'chatkeep-api-'));
const document = join(draft, 'openapi.json');
const FILES = [
  [document, 'server/openapi.json'],
  [join(draft, 'types', 'types.gen.ts'), 'client/src/app/api/types.gen.ts'],
];

function isStale([made, kept]) {
  return readFileSync(made, 'utf8') !== readFileSync(kept, 'utf8');
}

await build(['server']);
await mustRun('node', ['dist/server/server/src/write-openapi.js', document]);
await mustRun('openapi-ts', ['-i', document, '-o', join(draft, 'types'), '-p', '@hey-api/typescript', '--silent']);

if (process.argv.includes('--check')) {
  const stale = FILES.filter(isStale);
  for (const [, kept] of stale) console.error(`${kept} is not what the server says: run "npm run api" and commit it.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [made, kept] of FILES) copyFileSync(made, kept);
}
rmSync(draft, { recursive: true, force: true });
