import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const NEEDED = [
  '.dependency-cruiser.cjs',
  'tsconfig.base.json',
  'scripts',
  'server/layers.cjs',
  'server/tsconfig.json',
];
const PRINT = `import('./scripts/module-map.mjs').then(({ moduleMap }) => process.stdout.write(moduleMap()))`;

describe('The map of the modules', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'chatkeep-modules-'));
    for (const path of [...NEEDED, 'server/src']) cpSync(path, join(copy, path), { recursive: true });
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  });

  afterAll(() => rmSync(copy, { recursive: true }));

  const drawn = (folder: string) =>
    execFileSync(process.execPath, ['-e', PRINT], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('shows the modules, their layers and their imports as they are', () => {
    expect(drawn('.')).toBe(readFileSync('docs/modules.md', 'utf8'));
  });

  it('changes with an import, and refuses a module that has no layer', () => {
    appendFileSync(join(copy, 'server/src/vault/vault.module.ts'), `import '../telemetry/spans.js';\n`);
    expect(drawn(copy)).toContain('| vault | config, telemetry |');

    mkdirSync(join(copy, 'server/src/elsewhere'));
    expect(() => drawn(copy)).toThrow(/but there are .*elsewhere/);
  });
});
