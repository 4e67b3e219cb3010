import { build } from './build.mjs';
import { mustRun, run } from './run.mjs';

const OUT = 'dist/tools';

/** Builds the server, compiles what plays with it, and runs one of those programs with our arguments; answers its exit code. */
export async function runCompiled(program, env = {}) {
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
  return await run('node', [`${OUT}/server/${program}`, ...process.argv.slice(2)], { env });
}
