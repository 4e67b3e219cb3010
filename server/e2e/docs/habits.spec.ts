import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const NEEDED = ['.prettierrc', 'eslint.config.js', 'package.json', 'scripts/hooks', 'client/no-literal-words.js'];

describe('The hook that looks at a commit', () => {
  let repository: string;

  beforeAll(() => {
    repository = mkdtempSync(join(tmpdir(), 'chatkeep-hook-'));
    for (const path of NEEDED) cpSync(path, join(repository, path), { recursive: true });
    symlinkSync(resolve('node_modules'), join(repository, 'node_modules'));
    git('init', '--quiet');
    git('config', 'core.hooksPath', 'scripts/hooks');
    git('config', 'user.name', 'Ada');
    git('config', 'user.email', 'ada@example.org');
  });

  afterAll(() => rmSync(repository, { recursive: true }));

  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
  const commit = (text: string) => {
    writeFileSync(join(repository, 'said.mjs'), text);
    git('add', 'said.mjs');
    return spawnSync('git', ['commit', '--quiet', '--message', 'said: say it'], { cwd: repository, encoding: 'utf8' });
  };

  it.each([
    ['another format', "console.log( 'hello' )\n", 'said.mjs'],
    ['a fault that the linter finds', 'const unused = 1;\n', 'no-unused-vars'],
  ])('refuses one with %s', (_, text, word) => {
    const { status, stdout, stderr } = commit(text);

    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain(word);
  });

  it('lets others pass, whatever lies beside them', () => {
    writeFileSync(join(repository, 'not staged.mjs'), 'const  unused = 1');

    const { status, stderr } = commit("console.log('hello');\n");

    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('The configurations of the editor', () => {
  it('launch programs that are there, or that the task before them builds', () => {
    const launch = JSON.parse(readFileSync('.vscode/launch.json', 'utf8')) as {
      configurations: { name: string; program?: string; preLaunchTask?: string }[];
    };
    const here = launch.configurations.flatMap(({ program, preLaunchTask }) =>
      program ? [{ path: program.replace('${workspaceFolder}/', ''), preLaunchTask }] : [],
    );

    expect(here.length).toBe(3);
    for (const { path, preLaunchTask } of here)
      expect([path, existsSync(path), path.startsWith('dist/') ? preLaunchTask : 'build']).toEqual([
        path,
        true,
        'build',
      ]);
  });
});
