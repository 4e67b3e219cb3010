import { build } from './build.mjs';
import { mustRun, run } from './run.mjs';

const OUT = 'dist/chaos';

/** Compiles the programs of server/e2e and runs one of them with our arguments; answers its exit code. */
export async function runE2eProgram(name, env = {}) {
  await build(['server']);
  const sources = [
    'server',
    'migrations',
    '-d',
    OUT,
    '--config-file',
    'server/.swcrc',
    '--ignore',
    '**/*.spec.ts',
    '-q',
  ];
  await mustRun('swc', sources);
  return await run('node', [`${OUT}/server/e2e/${name}/main.js`, ...process.argv.slice(2)], { env });
}
