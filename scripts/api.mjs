// Writes server/openapi.json from the built server and the client's types from that. With --check, only says whether
// what is committed is what would be written.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { mustRun } from './run.mjs';

const isCheck = process.argv.includes('--check');
const draft = mkdtempSync(join(tmpdir(), 'chatkeep-api-'));
const document = isCheck ? join(draft, 'openapi.json') : 'server/openapi.json';
const types = isCheck ? join(draft, 'types') : 'client/src/app/api/generated';

await build();
await mustRun('node', ['dist/server/server/src/write-openapi.js', document]);
await mustRun('openapi-ts', ['-i', document, '-o', types, '-p', '@hey-api/typescript', '--silent']);

const PAIRS = [
  [document, 'server/openapi.json'],
  [join(types, 'types.gen.ts'), 'client/src/app/api/generated/types.gen.ts'],
];
const stale = isCheck ? PAIRS.filter(([made, kept]) => readFileSync(made, 'utf8') !== readFileSync(kept, 'utf8')) : [];
rmSync(draft, { recursive: true, force: true });
for (const [, kept] of stale) console.error(`${kept} is not what the server says: run "npm run api" and commit it.`);
if (stale.length > 0) process.exit(1);
