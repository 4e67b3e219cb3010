// Writes what follows from the code: server/openapi.json from the built server, the client's types from that, the map of
// the modules from their imports, and Kubernetes' alerts from Prometheus'. With --check, only says whether what is
// committed is what would be written.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { moduleMap } from './module-map.mjs';
import { prometheusRule } from './prometheus-rule.mjs';
import { mustRun } from './run.mjs';

const draft = mkdtempSync(join(tmpdir(), 'chatkeep-api-'));
const document = join(draft, 'openapi.json');

await build(['server']);
await mustRun('node', ['dist/server/server/src/write-openapi.js', document]);
await mustRun('openapi-ts', ['-i', document, '-o', join(draft, 'types'), '-p', '@hey-api/typescript', '--silent']);

const made = {
  'server/openapi.json': readFileSync(document, 'utf8'),
  'client/src/app/api/types.gen.ts': readFileSync(join(draft, 'types', 'types.gen.ts'), 'utf8'),
  'docs/modules.md': moduleMap(),
  'docker/kubernetes/base/prometheus-rule.yaml': await prometheusRule(),
};
rmSync(draft, { recursive: true, force: true });

if (process.argv.includes('--check')) {
  const stale = Object.keys(made).filter((file) => made[file] !== readFileSync(file, 'utf8'));
  for (const file of stale) console.error(`${file} is not what the code says: run "npm run api" and commit it.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of Object.entries(made)) writeFileSync(file, text);
}
