import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const OPTIONS = [
  '--experimental-vm-modules',
  '--import=./server/src/testing/keep-compiled.mjs',
  '--disable-warning=ExperimentalWarning',
];

/** What a process says that compiles the same module, and the same function, around each of these statements. */
async function compiledAround(...statements: string[]): Promise<string> {
  const compile = `
    new vm.SourceTextModule('export const one = 1', { identifier: 'one.js' });
    said.push(vm.compileFunction('return 2', [], { filename: 'two.js' })());`;
  const program = `import vm from 'node:vm'; import v8 from 'node:v8'; const said = []; ${compile}
    ${statements.map((statement) => statement + compile).join('')} console.log(said.join());`;
  const options = [...OPTIONS, '--input-type=module', '--eval', program];
  return (await promisify(execFile)(process.execPath, options)).stdout.trim();
}

describe('What V8 has compiled', () => {
  it('is taken again, and made anew once V8 will not have it', async () => {
    expect(await compiledAround('', `v8.setFlagsFromString('--expose-gc');`, '', '')).toBe('2,2,2,2,2');
  });
});
